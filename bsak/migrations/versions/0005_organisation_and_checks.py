"""contacts, seats, duty, checks and assessments"""

import sqlalchemy as sa
from alembic import op

revision = '0005'
down_revision = '0004'


CAUSES = (
    'deadline_passed', 'moved_undecided', 'decision_outstanding', 'to_approve', 'role_vacant', 'plan_missing', 'open_comments', 'review_due', 'no_effect', 'deadline_near', 'task_undated', 'approved', 'changed'
)


def _name_causes(causes: tuple[str, ...]) -> None:
    with op.batch_alter_table('matter', schema=None) as batch_op:
        batch_op.drop_constraint('cause', type_='check')
        batch_op.create_check_constraint('cause', sa.column('cause').in_(causes))


def upgrade() -> None:
    _name_causes((*CAUSES, 'check'))
    op.create_table('party',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('name', sa.String(length=300), nullable=False),
    sa.Column('sort_key', sa.String(length=900).with_variant(sa.String(length=900, collation='C'), 'postgresql'), nullable=False),
    sa.Column('note', sa.Text(), nullable=False),
    sa.Column('is_closed', sa.Boolean(), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_party')),
    sa.UniqueConstraint('name', name=op.f('uq_party_name')),
    sqlite_autoincrement=True
    )
    with op.batch_alter_table('party', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_party_sort_key'), ['sort_key'], unique=False)

    op.create_table('acceptance',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('rule', sa.String(length=40), nullable=False),
    sa.Column('key', sa.String(length=200), nullable=False),
    sa.Column('reason', sa.Text(), nullable=False),
    sa.Column('until', sa.Date(), nullable=False),
    sa.Column('accepted_at', sa.DateTime(), nullable=False),
    sa.Column('accepted_by_id', sa.Integer(), nullable=True),
    sa.Column('ended_at', sa.DateTime(), nullable=True),
    sa.Column('ended_by_id', sa.Integer(), nullable=True),
    sa.ForeignKeyConstraint(['accepted_by_id'], ['user.id'], name=op.f('fk_acceptance_accepted_by_id_user'), ondelete='SET NULL'),
    sa.ForeignKeyConstraint(['ended_by_id'], ['user.id'], name=op.f('fk_acceptance_ended_by_id_user'), ondelete='SET NULL'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_acceptance')),
    sqlite_autoincrement=True
    )
    with op.batch_alter_table('acceptance', schema=None) as batch_op:
        batch_op.create_index('ix_acceptance_key', ['key'], unique=False)

    op.create_table('call_test',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('group_id', sa.Integer(), nullable=True),
    sa.Column('started_at', sa.DateTime(), nullable=False),
    sa.Column('ended_at', sa.DateTime(), nullable=True),
    sa.Column('started_by_id', sa.Integer(), nullable=True),
    sa.Column('note', sa.Text(), nullable=False),
    sa.ForeignKeyConstraint(['group_id'], ['crisis_group.id'], name=op.f('fk_call_test_group_id_crisis_group'), ondelete='RESTRICT'),
    sa.ForeignKeyConstraint(['started_by_id'], ['user.id'], name=op.f('fk_call_test_started_by_id_user'), ondelete='SET NULL'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_call_test')),
    sqlite_autoincrement=True
    )
    with op.batch_alter_table('call_test', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_call_test_group_id'), ['group_id'], unique=False)

    op.create_table('duty_roster',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('name', sa.String(length=300), nullable=False),
    sa.Column('group_id', sa.Integer(), nullable=True),
    sa.Column('turn', sa.Enum('week', 'day', name='turn', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('weekday', sa.Integer(), nullable=False),
    sa.Column('changes_at', sa.String(length=5), nullable=False),
    sa.Column('has_backup', sa.Boolean(), nullable=False),
    sa.Column('begins_on', sa.Date(), nullable=False),
    sa.Column('note', sa.Text(), nullable=False),
    sa.Column('feed_hash', sa.String(length=64), nullable=True),
    sa.Column('is_closed', sa.Boolean(), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['group_id'], ['crisis_group.id'], name=op.f('fk_duty_roster_group_id_crisis_group'), ondelete='RESTRICT'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_duty_roster')),
    sa.UniqueConstraint('feed_hash', name=op.f('uq_duty_roster_feed_hash')),
    sa.UniqueConstraint('name', name=op.f('uq_duty_roster_name')),
    sqlite_autoincrement=True
    )
    with op.batch_alter_table('duty_roster', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_duty_roster_group_id'), ['group_id'], unique=False)

    op.create_table('organisation_note',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('told_on', sa.Date(), nullable=False),
    sa.Column('told_at', sa.DateTime(), nullable=False),
    sa.Column('told_by_id', sa.Integer(), nullable=True),
    sa.Column('lines', sa.JSON(), nullable=False),
    sa.Column('note', sa.Text(), nullable=False),
    sa.ForeignKeyConstraint(['told_by_id'], ['user.id'], name=op.f('fk_organisation_note_told_by_id_user'), ondelete='SET NULL'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_organisation_note')),
    sqlite_autoincrement=True
    )
    op.create_table('person',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('name', sa.String(length=300), nullable=False),
    sa.Column('sort_key', sa.String(length=900).with_variant(sa.String(length=900, collation='C'), 'postgresql'), nullable=False),
    sa.Column('title', sa.String(length=300), nullable=False),
    sa.Column('department_id', sa.Integer(), nullable=True),
    sa.Column('party_id', sa.Integer(), nullable=True),
    sa.Column('user_id', sa.Integer(), nullable=True),
    sa.Column('employee_key', sa.String(length=60), nullable=True),
    sa.Column('note', sa.Text(), nullable=False),
    sa.Column('added_on', sa.Date(), nullable=False),
    sa.Column('left_on', sa.Date(), nullable=True),
    sa.Column('erased_on', sa.Date(), nullable=True),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.CheckConstraint('department_id IS NULL OR party_id IS NULL', name=op.f('ck_person_one_place')),
    sa.ForeignKeyConstraint(['department_id'], ['department.id'], name=op.f('fk_person_department_id_department'), ondelete='RESTRICT'),
    sa.ForeignKeyConstraint(['party_id'], ['party.id'], name=op.f('fk_person_party_id_party'), ondelete='RESTRICT'),
    sa.ForeignKeyConstraint(['user_id'], ['user.id'], name=op.f('fk_person_user_id_user'), ondelete='SET NULL'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_person')),
    sa.UniqueConstraint('employee_key', name=op.f('uq_person_employee_key')),
    sa.UniqueConstraint('user_id', name=op.f('uq_person_user_id')),
    sqlite_autoincrement=True
    )
    with op.batch_alter_table('person', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_person_department_id'), ['department_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_person_party_id'), ['party_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_person_sort_key'), ['sort_key'], unique=False)

    op.create_table('post',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('name', sa.String(length=300), nullable=False),
    sa.Column('sort_key', sa.String(length=900).with_variant(sa.String(length=900, collation='C'), 'postgresql'), nullable=False),
    sa.Column('group_id', sa.Integer(), nullable=True),
    sa.Column('department_id', sa.Integer(), nullable=True),
    sa.Column('party_id', sa.Integer(), nullable=True),
    sa.Column('note', sa.Text(), nullable=False),
    sa.Column('is_closed', sa.Boolean(), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.CheckConstraint('department_id IS NULL OR party_id IS NULL', name=op.f('ck_post_one_place')),
    sa.ForeignKeyConstraint(['department_id'], ['department.id'], name=op.f('fk_post_department_id_department'), ondelete='RESTRICT'),
    sa.ForeignKeyConstraint(['group_id'], ['crisis_group.id'], name=op.f('fk_post_group_id_crisis_group'), ondelete='RESTRICT'),
    sa.ForeignKeyConstraint(['party_id'], ['party.id'], name=op.f('fk_post_party_id_party'), ondelete='RESTRICT'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_post')),
    sqlite_autoincrement=True
    )
    with op.batch_alter_table('post', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_post_department_id'), ['department_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_post_group_id'), ['group_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_post_party_id'), ['party_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_post_sort_key'), ['sort_key'], unique=False)

    op.create_table('seat',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('level', sa.Enum('strategic', 'operational', name='level', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('group_id', sa.Integer(), nullable=True),
    sa.Column('role', sa.Enum('leader', 'situation_log', 'people', 'operations', 'communications', name='crisisrole', native_enum=False, create_constraint=True, length=40), nullable=True),
    sa.Column('name', sa.String(length=300), nullable=False),
    sa.Column('function', sa.String(length=300), nullable=False),
    sa.Column('position', sa.Integer(), nullable=False),
    sa.Column('is_closed', sa.Boolean(), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.CheckConstraint("(level = 'strategic') = (group_id IS NULL)", name=op.f('ck_seat_level_or_group')),
    sa.CheckConstraint("role IS NOT NULL OR name <> ''", name=op.f('ck_seat_role_or_name')),
    sa.ForeignKeyConstraint(['group_id'], ['crisis_group.id'], name=op.f('fk_seat_group_id_crisis_group'), ondelete='RESTRICT'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_seat')),
    sqlite_autoincrement=True
    )
    with op.batch_alter_table('seat', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_seat_group_id'), ['group_id'], unique=False)

    op.create_table('absence',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('person_id', sa.Integer(), nullable=False),
    sa.Column('from_on', sa.Date(), nullable=False),
    sa.Column('to_on', sa.Date(), nullable=True),
    sa.Column('made_at', sa.DateTime(), nullable=False),
    sa.Column('made_by_id', sa.Integer(), nullable=True),
    sa.CheckConstraint('to_on IS NULL OR to_on >= from_on', name=op.f('ck_absence_ends_after_it_begins')),
    sa.ForeignKeyConstraint(['made_by_id'], ['user.id'], name=op.f('fk_absence_made_by_id_user'), ondelete='SET NULL'),
    sa.ForeignKeyConstraint(['person_id'], ['person.id'], name=op.f('fk_absence_person_id_person'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_absence')),
    sqlite_autoincrement=True
    )
    with op.batch_alter_table('absence', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_absence_person_id'), ['person_id'], unique=False)

    op.create_table('assessment',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('document_id', sa.Integer(), nullable=False),
    sa.Column('template', sa.String(length=40), nullable=False),
    sa.Column('revision_number', sa.Integer(), nullable=True),
    sa.Column('started_on', sa.Date(), nullable=False),
    sa.Column('started_by_id', sa.Integer(), nullable=True),
    sa.Column('finished_on', sa.Date(), nullable=True),
    sa.Column('finished_by_id', sa.Integer(), nullable=True),
    sa.Column('conclusion', sa.Text(), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['document_id'], ['document.id'], name=op.f('fk_assessment_document_id_document'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['finished_by_id'], ['user.id'], name=op.f('fk_assessment_finished_by_id_user'), ondelete='SET NULL'),
    sa.ForeignKeyConstraint(['started_by_id'], ['user.id'], name=op.f('fk_assessment_started_by_id_user'), ondelete='SET NULL'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_assessment')),
    sqlite_autoincrement=True
    )
    with op.batch_alter_table('assessment', schema=None) as batch_op:
        batch_op.create_index('ix_assessment_document_id', ['document_id'], unique=False)

    op.create_table('assignment',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('seat_id', sa.Integer(), nullable=False),
    sa.Column('person_id', sa.Integer(), nullable=False),
    sa.Column('rank', sa.Integer(), nullable=False),
    sa.Column('from_on', sa.Date(), nullable=False),
    sa.Column('to_on', sa.Date(), nullable=True),
    sa.Column('made_at', sa.DateTime(), nullable=False),
    sa.Column('made_by_id', sa.Integer(), nullable=True),
    sa.CheckConstraint('rank >= 0', name=op.f('ck_assignment_ranked_from_holder')),
    sa.CheckConstraint('to_on IS NULL OR to_on >= from_on', name=op.f('ck_assignment_ends_after_it_begins')),
    sa.ForeignKeyConstraint(['made_by_id'], ['user.id'], name=op.f('fk_assignment_made_by_id_user'), ondelete='SET NULL'),
    sa.ForeignKeyConstraint(['person_id'], ['person.id'], name=op.f('fk_assignment_person_id_person'), ondelete='RESTRICT'),
    sa.ForeignKeyConstraint(['seat_id'], ['seat.id'], name=op.f('fk_assignment_seat_id_seat'), ondelete='RESTRICT'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_assignment')),
    sqlite_autoincrement=True
    )
    with op.batch_alter_table('assignment', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_assignment_person_id'), ['person_id'], unique=False)
        batch_op.create_index('ix_assignment_seat_id_rank', ['seat_id', 'rank'], unique=False)

    op.create_table('call',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('test_id', sa.Integer(), nullable=False),
    sa.Column('seat_id', sa.Integer(), nullable=False),
    sa.Column('position', sa.Integer(), nullable=False),
    sa.Column('result', sa.Enum('waiting', 'reached', 'deputy', 'not_reached', name='reached', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('person_id', sa.Integer(), nullable=True),
    sa.Column('minutes', sa.Integer(), nullable=True),
    sa.Column('note', sa.String(length=300), nullable=False),
    sa.CheckConstraint('minutes >= 0', name=op.f('ck_call_not_before_the_test')),
    sa.ForeignKeyConstraint(['person_id'], ['person.id'], name=op.f('fk_call_person_id_person'), ondelete='RESTRICT'),
    sa.ForeignKeyConstraint(['seat_id'], ['seat.id'], name=op.f('fk_call_seat_id_seat'), ondelete='RESTRICT'),
    sa.ForeignKeyConstraint(['test_id'], ['call_test.id'], name=op.f('fk_call_test_id_call_test'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_call')),
    sa.UniqueConstraint('test_id', 'seat_id', name=op.f('uq_call_test_id_seat_id')),
    sqlite_autoincrement=True
    )
    with op.batch_alter_table('call', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_call_person_id'), ['person_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_call_seat_id'), ['seat_id'], unique=False)

    op.create_table('contact_point',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('person_id', sa.Integer(), nullable=True),
    sa.Column('post_id', sa.Integer(), nullable=True),
    sa.Column('kind', sa.Enum('phone', 'mobile', 'mail', 'radio', name='pointkind', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('value', sa.String(length=120), nullable=False),
    sa.Column('hours', sa.Enum('always', 'office', 'outside', name='hours', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('is_private', sa.Boolean(), nullable=False),
    sa.Column('position', sa.Integer(), nullable=False),
    sa.Column('added_on', sa.Date(), nullable=False),
    sa.Column('confirmed_on', sa.Date(), nullable=True),
    sa.Column('wrong_since', sa.Date(), nullable=True),
    sa.CheckConstraint('(person_id IS NULL) <> (post_id IS NULL)', name=op.f('ck_contact_point_one_owner')),
    sa.CheckConstraint('NOT is_private OR person_id IS NOT NULL', name=op.f('ck_contact_point_private_to_people')),
    sa.ForeignKeyConstraint(['person_id'], ['person.id'], name=op.f('fk_contact_point_person_id_person'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['post_id'], ['post.id'], name=op.f('fk_contact_point_post_id_post'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_contact_point')),
    sqlite_autoincrement=True
    )
    with op.batch_alter_table('contact_point', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_contact_point_person_id'), ['person_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_contact_point_post_id'), ['post_id'], unique=False)

    op.create_table('duty_shift',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('roster_id', sa.Integer(), nullable=False),
    sa.Column('from_on', sa.Date(), nullable=False),
    sa.Column('primary_id', sa.Integer(), nullable=True),
    sa.Column('backup_id', sa.Integer(), nullable=True),
    sa.Column('note', sa.String(length=300), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.CheckConstraint('primary_id <> backup_id', name=op.f('ck_duty_shift_two_people')),
    sa.ForeignKeyConstraint(['backup_id'], ['person.id'], name=op.f('fk_duty_shift_backup_id_person'), ondelete='RESTRICT'),
    sa.ForeignKeyConstraint(['primary_id'], ['person.id'], name=op.f('fk_duty_shift_primary_id_person'), ondelete='RESTRICT'),
    sa.ForeignKeyConstraint(['roster_id'], ['duty_roster.id'], name=op.f('fk_duty_shift_roster_id_duty_roster'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_duty_shift')),
    sa.UniqueConstraint('roster_id', 'from_on', name=op.f('uq_duty_shift_roster_id_from_on')),
    sqlite_autoincrement=True
    )
    with op.batch_alter_table('duty_shift', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_duty_shift_backup_id'), ['backup_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_duty_shift_primary_id'), ['primary_id'], unique=False)

    op.create_table('handover',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('person_id', sa.Integer(), nullable=False),
    sa.Column('going', sa.Enum('leaves', 'leave', name='going', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('from_on', sa.Date(), nullable=False),
    sa.Column('to_on', sa.Date(), nullable=True),
    sa.Column('made_at', sa.DateTime(), nullable=False),
    sa.Column('made_by_id', sa.Integer(), nullable=True),
    sa.Column('moved', sa.JSON(), nullable=False),
    sa.Column('undone_at', sa.DateTime(), nullable=True),
    sa.ForeignKeyConstraint(['made_by_id'], ['user.id'], name=op.f('fk_handover_made_by_id_user'), ondelete='SET NULL'),
    sa.ForeignKeyConstraint(['person_id'], ['person.id'], name=op.f('fk_handover_person_id_person'), ondelete='RESTRICT'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_handover')),
    sqlite_autoincrement=True
    )
    with op.batch_alter_table('handover', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_handover_person_id'), ['person_id'], unique=False)

    op.create_table('inquiry',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('person_id', sa.Integer(), nullable=True),
    sa.Column('post_id', sa.Integer(), nullable=True),
    sa.Column('key_hash', sa.String(length=64), nullable=False),
    sa.Column('asked_at', sa.DateTime(), nullable=False),
    sa.Column('asked_by_id', sa.Integer(), nullable=True),
    sa.Column('expires_on', sa.Date(), nullable=False),
    sa.Column('answered_at', sa.DateTime(), nullable=True),
    sa.CheckConstraint('(person_id IS NULL) <> (post_id IS NULL)', name=op.f('ck_inquiry_one_asked')),
    sa.ForeignKeyConstraint(['asked_by_id'], ['user.id'], name=op.f('fk_inquiry_asked_by_id_user'), ondelete='SET NULL'),
    sa.ForeignKeyConstraint(['person_id'], ['person.id'], name=op.f('fk_inquiry_person_id_person'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['post_id'], ['post.id'], name=op.f('fk_inquiry_post_id_post'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_inquiry')),
    sa.UniqueConstraint('key_hash', name=op.f('uq_inquiry_key_hash')),
    sqlite_autoincrement=True
    )
    with op.batch_alter_table('inquiry', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_inquiry_person_id'), ['person_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_inquiry_post_id'), ['post_id'], unique=False)

    op.create_table('list_part',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('document_id', sa.Integer(), nullable=False),
    sa.Column('position', sa.Integer(), nullable=False),
    sa.Column('heading', sa.String(length=300), nullable=False),
    sa.Column('source', sa.Enum('seats', 'leadership', 'posts', 'party', name='source', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('group_id', sa.Integer(), nullable=True),
    sa.Column('party_id', sa.Integer(), nullable=True),
    sa.ForeignKeyConstraint(['document_id'], ['document.id'], name=op.f('fk_list_part_document_id_document'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['group_id'], ['crisis_group.id'], name=op.f('fk_list_part_group_id_crisis_group'), ondelete='RESTRICT'),
    sa.ForeignKeyConstraint(['party_id'], ['party.id'], name=op.f('fk_list_part_party_id_party'), ondelete='RESTRICT'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_list_part'))
    )
    with op.batch_alter_table('list_part', schema=None) as batch_op:
        batch_op.create_index('ix_list_part_document_id_position', ['document_id', 'position'], unique=False)
        batch_op.create_index(batch_op.f('ix_list_part_group_id'), ['group_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_list_part_party_id'), ['party_id'], unique=False)

    op.create_table('assessment_answer',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('assessment_id', sa.Integer(), nullable=False),
    sa.Column('question', sa.String(length=40), nullable=False),
    sa.Column('judgement', sa.Enum('yes', 'partly', 'no', 'not_relevant', name='judgement', native_enum=False, create_constraint=True, length=40), nullable=True),
    sa.Column('comment', sa.Text(), nullable=False),
    sa.Column('recommendation', sa.Text(), nullable=False),
    sa.Column('is_computed', sa.Boolean(), nullable=False),
    sa.Column('answered_at', sa.DateTime(), nullable=False),
    sa.Column('answered_by_id', sa.Integer(), nullable=True),
    sa.ForeignKeyConstraint(['answered_by_id'], ['user.id'], name=op.f('fk_assessment_answer_answered_by_id_user'), ondelete='SET NULL'),
    sa.ForeignKeyConstraint(['assessment_id'], ['assessment.id'], name=op.f('fk_assessment_answer_assessment_id_assessment'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_assessment_answer')),
    sa.UniqueConstraint('assessment_id', 'question', name=op.f('uq_assessment_answer_assessment_id_question'))
    )
    op.create_table('confirmation',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('point_id', sa.Integer(), nullable=False),
    sa.Column('at', sa.DateTime(), nullable=False),
    sa.Column('how', sa.Enum('link', 'typed', 'called', 'directory', name='how', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('is_right', sa.Boolean(), nullable=False),
    sa.Column('by_id', sa.Integer(), nullable=True),
    sa.ForeignKeyConstraint(['by_id'], ['user.id'], name=op.f('fk_confirmation_by_id_user'), ondelete='SET NULL'),
    sa.ForeignKeyConstraint(['point_id'], ['contact_point.id'], name=op.f('fk_confirmation_point_id_contact_point'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_confirmation'))
    )
    with op.batch_alter_table('confirmation', schema=None) as batch_op:
        batch_op.create_index('ix_confirmation_point_id_at', ['point_id', 'at'], unique=False)



def downgrade() -> None:
    op.execute("DELETE FROM matter WHERE cause = 'check'")
    _name_causes(CAUSES)
    with op.batch_alter_table('confirmation', schema=None) as batch_op:
        batch_op.drop_index('ix_confirmation_point_id_at')

    op.drop_table('confirmation')
    op.drop_table('assessment_answer')
    with op.batch_alter_table('list_part', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_list_part_party_id'))
        batch_op.drop_index(batch_op.f('ix_list_part_group_id'))
        batch_op.drop_index('ix_list_part_document_id_position')

    op.drop_table('list_part')
    with op.batch_alter_table('inquiry', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_inquiry_post_id'))
        batch_op.drop_index(batch_op.f('ix_inquiry_person_id'))

    op.drop_table('inquiry')
    with op.batch_alter_table('handover', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_handover_person_id'))

    op.drop_table('handover')
    with op.batch_alter_table('duty_shift', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_duty_shift_primary_id'))
        batch_op.drop_index(batch_op.f('ix_duty_shift_backup_id'))

    op.drop_table('duty_shift')
    with op.batch_alter_table('contact_point', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_contact_point_post_id'))
        batch_op.drop_index(batch_op.f('ix_contact_point_person_id'))

    op.drop_table('contact_point')
    with op.batch_alter_table('call', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_call_seat_id'))
        batch_op.drop_index(batch_op.f('ix_call_person_id'))

    op.drop_table('call')
    with op.batch_alter_table('assignment', schema=None) as batch_op:
        batch_op.drop_index('ix_assignment_seat_id_rank')
        batch_op.drop_index(batch_op.f('ix_assignment_person_id'))

    op.drop_table('assignment')
    with op.batch_alter_table('assessment', schema=None) as batch_op:
        batch_op.drop_index('ix_assessment_document_id')

    op.drop_table('assessment')
    with op.batch_alter_table('absence', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_absence_person_id'))

    op.drop_table('absence')
    with op.batch_alter_table('seat', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_seat_group_id'))

    op.drop_table('seat')
    with op.batch_alter_table('post', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_post_sort_key'))
        batch_op.drop_index(batch_op.f('ix_post_party_id'))
        batch_op.drop_index(batch_op.f('ix_post_group_id'))
        batch_op.drop_index(batch_op.f('ix_post_department_id'))

    op.drop_table('post')
    with op.batch_alter_table('person', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_person_sort_key'))
        batch_op.drop_index(batch_op.f('ix_person_party_id'))
        batch_op.drop_index(batch_op.f('ix_person_department_id'))

    op.drop_table('person')
    op.drop_table('organisation_note')
    with op.batch_alter_table('duty_roster', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_duty_roster_group_id'))

    op.drop_table('duty_roster')
    with op.batch_alter_table('call_test', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_call_test_group_id'))

    op.drop_table('call_test')
    with op.batch_alter_table('acceptance', schema=None) as batch_op:
        batch_op.drop_index('ix_acceptance_key')

    op.drop_table('acceptance')
    with op.batch_alter_table('party', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_party_sort_key'))

    op.drop_table('party')
