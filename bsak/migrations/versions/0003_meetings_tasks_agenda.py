"""meetings held here, agendas, tasks"""

import json
from typing import Any

import sqlalchemy as sa
from alembic import op
revision = '0003'
down_revision = '0002'

NEVER_AGAIN = {'sqlite_autoincrement': True}
# New columns that rows already there need a value for; the models give it from here on.
ITEM_COLUMNS: dict[str, sa.types.TypeEngine[Any]] = {'time_slot': sa.String(40), 'is_board': sa.Boolean(), 'topic': sa.String(40), 'proposer': sa.String(300), 'version': sa.Integer()}
MEETING_COLUMNS: dict[str, sa.types.TypeEngine[Any]] = {'chair': sa.String(300), 'stage': sa.String(40), 'version': sa.Integer()}

ITEM = sa.table('agenda_item', sa.column('id'), sa.column('meeting_id'), sa.column('title'), sa.column('case_number'), sa.column('is_board'), sa.column('recommendation', sa.JSON()))
MEETING = sa.table('meeting', sa.column('id'), sa.column('body'), sa.column('is_planned', sa.Boolean()), sa.column('stage'))
LINE = sa.table('recommendation', sa.column('id'), sa.column('item_id'), sa.column('text'), sa.column('is_proposed'), sa.column('outcome'), sa.column('minute'), sa.column('made', sa.JSON()), sa.column('version'))


def _carry_over(bind: sa.Connection) -> None:
    """What was recommended becomes a row for each line; meetings get the stage they are at."""
    bind.execute(MEETING.update().where(MEETING.c.is_planned).values(stage='planned'))
    board = sa.select(MEETING.c.id).where(MEETING.c.body == 'BSAK')
    told = ITEM.c.title.like('%BSAK%') | ITEM.c.case_number.like('14.%') | ITEM.c.meeting_id.in_(board)
    bind.execute(ITEM.update().where(told).values(is_board=sa.true()))
    for item_id, kept in bind.execute(sa.select(ITEM.c.id, ITEM.c.recommendation).order_by(ITEM.c.id)).all():
        for text in kept if isinstance(kept, list) else [json.dumps(kept, ensure_ascii=False)]:
            bind.execute(LINE.insert().values(item_id=item_id, text=str(text), is_proposed=sa.true(), outcome='open', minute='', made=[], version=1))


def _first_owners(bind: sa.Connection) -> None:
    """Whose job a document was when owners began to be kept counts from the day it came in."""
    bind.execute(sa.text(
        "INSERT INTO owner_change (document_id, was, owner_function, changed_on, changed_by_id, item_id) "
        "SELECT d.id, '', d.owner_function, s.changed_on, s.changed_by_id, s.item_id "
        "FROM document d JOIN status_change s ON s.document_id = d.id AND s.was IS NULL "
        "WHERE d.owner_function <> '' ORDER BY d.id"
    ))


def _carry_back(bind: sa.Connection) -> None:
    """The lines go back to their point; what waited for a meeting had no place before."""
    bind.execute(MEETING.update().where(MEETING.c.stage == 'planned').values(is_planned=sa.true()))
    bind.execute(sa.text('DELETE FROM recommendation WHERE item_id IN (SELECT id FROM agenda_item WHERE meeting_id IS NULL)'))
    bind.execute(sa.text('DELETE FROM agenda_item WHERE meeting_id IS NULL'))
    lines: dict[int, list[str]] = {}
    for item_id, text in bind.execute(sa.select(LINE.c.item_id, LINE.c.text).where(LINE.c.is_proposed).order_by(LINE.c.id)):
        lines.setdefault(item_id, []).append(text)
    for item_id, texts in lines.items():
        bind.execute(ITEM.update().where(ITEM.c.id == item_id).values(recommendation=texts))


def upgrade() -> None:
    op.create_table('calendar_feed',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('user_id', sa.Integer(), nullable=False),
    sa.Column('key_hash', sa.String(length=64), nullable=False),
    sa.Column('made_at', sa.DateTime(), nullable=False),
    sa.ForeignKeyConstraint(['user_id'], ['user.id'], name=op.f('fk_calendar_feed_user_id_user'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_calendar_feed')),
    sa.UniqueConstraint('key_hash', name=op.f('uq_calendar_feed_key_hash')),
    sa.UniqueConstraint('user_id', name=op.f('uq_calendar_feed_user_id'))
    )
    op.create_table('attendance',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('meeting_id', sa.Integer(), nullable=False),
    sa.Column('name', sa.String(length=300), nullable=False),
    sa.Column('is_guest', sa.Boolean(), nullable=False),
    sa.Column('presence', sa.Enum('invited', 'present', 'absent', name='presence', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('note', sa.String(length=300), nullable=False),
    sa.ForeignKeyConstraint(['meeting_id'], ['meeting.id'], name=op.f('fk_attendance_meeting_id_meeting'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_attendance'))
    )
    with op.batch_alter_table('attendance', schema=None) as batch_op:
        batch_op.create_index('ix_attendance_meeting_id', ['meeting_id'], unique=False)

    op.create_table('matter',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('item_id', sa.Integer(), nullable=False),
    sa.Column('key', sa.String(length=160), nullable=False),
    sa.Column('cause', sa.Enum('deadline_passed', 'moved_undecided', 'decision_outstanding', 'to_approve', 'role_vacant', 'plan_missing', 'open_comments', 'review_due', 'no_effect', 'deadline_near', 'task_undated', 'approved', 'changed', name='cause', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('document_id', sa.Integer(), nullable=True),
    sa.Column('group_id', sa.Integer(), nullable=True),
    sa.Column('words', sa.Text(), nullable=False),
    sa.ForeignKeyConstraint(['document_id'], ['document.id'], name=op.f('fk_matter_document_id_document'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['group_id'], ['crisis_group.id'], name=op.f('fk_matter_group_id_crisis_group'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['item_id'], ['agenda_item.id'], name=op.f('fk_matter_item_id_agenda_item'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_matter')),
    sa.UniqueConstraint('key', name=op.f('uq_matter_key'))
    )
    with op.batch_alter_table('matter', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_matter_item_id'), ['item_id'], unique=False)

    op.create_table('owner_change',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('document_id', sa.Integer(), nullable=False),
    sa.Column('was', sa.String(length=300), nullable=False),
    sa.Column('owner_function', sa.String(length=300), nullable=False),
    sa.Column('changed_on', sa.Date(), nullable=False),
    sa.Column('changed_by_id', sa.Integer(), nullable=True),
    sa.Column('item_id', sa.Integer(), nullable=True),
    sa.ForeignKeyConstraint(['changed_by_id'], ['user.id'], name=op.f('fk_owner_change_changed_by_id_user'), ondelete='SET NULL'),
    sa.ForeignKeyConstraint(['document_id'], ['document.id'], name=op.f('fk_owner_change_document_id_document'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['item_id'], ['agenda_item.id'], name=op.f('fk_owner_change_item_id_agenda_item'), ondelete='RESTRICT'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_owner_change'))
    )
    with op.batch_alter_table('owner_change', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_owner_change_document_id'), ['document_id'], unique=False)
    _first_owners(op.get_bind())

    op.create_table('recommendation',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('item_id', sa.Integer(), nullable=False),
    sa.Column('text', sa.Text(), nullable=False),
    sa.Column('is_proposed', sa.Boolean(), nullable=False),
    sa.Column('act', sa.JSON(none_as_null=True), nullable=True),
    sa.Column('outcome', sa.Enum('open', 'taken', 'changed', 'dropped', name='outcome', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('minute', sa.Text(), nullable=False),
    sa.Column('made', sa.JSON(), nullable=False),
    sa.Column('settled_at', sa.DateTime(), nullable=True),
    sa.Column('settled_by_id', sa.Integer(), nullable=True),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.CheckConstraint("(outcome = 'open') = (settled_at IS NULL)", name=op.f('ck_recommendation_settled_or_open')),
    sa.ForeignKeyConstraint(['item_id'], ['agenda_item.id'], name=op.f('fk_recommendation_item_id_agenda_item'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['settled_by_id'], ['user.id'], name=op.f('fk_recommendation_settled_by_id_user'), ondelete='SET NULL'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_recommendation')),
    sqlite_autoincrement=True
    )
    with op.batch_alter_table('recommendation', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_recommendation_item_id'), ['item_id'], unique=False)

    op.create_table('task',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('title', sa.String(length=300), nullable=False),
    sa.Column('document_id', sa.Integer(), nullable=True),
    sa.Column('group_id', sa.Integer(), nullable=True),
    sa.Column('item_id', sa.Integer(), nullable=True),
    sa.Column('owner_function', sa.String(length=300), nullable=False),
    sa.Column('owner_id', sa.Integer(), nullable=True),
    sa.Column('due_on', sa.Date(), nullable=True),
    sa.Column('status', sa.Enum('open', 'done', 'dropped', name='taskstatus', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('remark', sa.Text(), nullable=False),
    sa.Column('created_on', sa.Date(), nullable=False),
    sa.Column('created_by_id', sa.Integer(), nullable=True),
    sa.Column('finished_on', sa.Date(), nullable=True),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.CheckConstraint("(status = 'open') = (finished_on IS NULL)", name=op.f('ck_task_finished_or_open')),
    sa.ForeignKeyConstraint(['created_by_id'], ['user.id'], name=op.f('fk_task_created_by_id_user'), ondelete='SET NULL'),
    sa.ForeignKeyConstraint(['document_id'], ['document.id'], name=op.f('fk_task_document_id_document'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['group_id'], ['crisis_group.id'], name=op.f('fk_task_group_id_crisis_group'), ondelete='RESTRICT'),
    sa.ForeignKeyConstraint(['item_id'], ['agenda_item.id'], name=op.f('fk_task_item_id_agenda_item'), ondelete='RESTRICT'),
    sa.ForeignKeyConstraint(['owner_id'], ['user.id'], name=op.f('fk_task_owner_id_user'), ondelete='SET NULL'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_task')),
    sqlite_autoincrement=True
    )
    with op.batch_alter_table('task', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_task_document_id'), ['document_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_task_group_id'), ['group_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_task_item_id'), ['item_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_task_owner_id'), ['owner_id'], unique=False)
        batch_op.create_index('ix_task_status_due_on', ['status', 'due_on'], unique=False)

    with op.batch_alter_table('agenda_item', schema=None) as batch_op:
        batch_op.add_column(sa.Column('time_slot', sa.String(length=40), nullable=False, server_default=''))
        batch_op.add_column(sa.Column('is_board', sa.Boolean(), nullable=False, server_default=sa.false()))
        batch_op.add_column(sa.Column('topic', sa.String(length=40), nullable=False, server_default=''))
        batch_op.add_column(sa.Column('need', sa.Enum('decision', 'information', 'no_change', name='need', native_enum=False, create_constraint=True, length=40), nullable=True))
        batch_op.add_column(sa.Column('proposer', sa.String(length=300), nullable=False, server_default=''))
        batch_op.add_column(sa.Column('carried_from_id', sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column('version', sa.Integer(), nullable=False, server_default='1'))
        batch_op.alter_column('meeting_id', existing_type=sa.Integer(), nullable=True)
        batch_op.create_foreign_key(batch_op.f('fk_agenda_item_carried_from_id_agenda_item'), 'agenda_item', ['carried_from_id'], ['id'], ondelete='SET NULL')
    with op.batch_alter_table('meeting', schema=None) as batch_op:
        batch_op.add_column(sa.Column('chair', sa.String(length=300), nullable=False, server_default=''))
        batch_op.add_column(sa.Column('stage', sa.Enum('planned', 'open', 'held', 'locked', name='stage', native_enum=False, create_constraint=True, length=40), nullable=False, server_default='locked'))
        batch_op.add_column(sa.Column('opened_at', sa.DateTime(), nullable=True))
        batch_op.add_column(sa.Column('locked_at', sa.DateTime(), nullable=True))
        batch_op.add_column(sa.Column('locked_by_id', sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column('covers_to', sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column('version', sa.Integer(), nullable=False, server_default='1'))
        batch_op.create_foreign_key(batch_op.f('fk_meeting_locked_by_id_user'), 'user', ['locked_by_id'], ['id'], ondelete='SET NULL')
    _carry_over(op.get_bind())
    with op.batch_alter_table('agenda_item', table_kwargs=NEVER_AGAIN) as batch_op:
        batch_op.drop_column('recommendation')
        for name, kind in ITEM_COLUMNS.items():
            batch_op.alter_column(name, existing_type=kind, existing_nullable=False, server_default=None)
    with op.batch_alter_table('meeting', table_kwargs=NEVER_AGAIN) as batch_op:
        batch_op.drop_column('is_planned')
        for name, kind in MEETING_COLUMNS.items():
            batch_op.alter_column(name, existing_type=kind, existing_nullable=False, server_default=None)

    with op.batch_alter_table('revision', schema=None) as batch_op:
        batch_op.add_column(sa.Column('item_id', sa.Integer(), nullable=True))
        batch_op.create_foreign_key(batch_op.f('fk_revision_item_id_agenda_item'), 'agenda_item', ['item_id'], ['id'], ondelete='RESTRICT')

    with op.batch_alter_table('waiting', schema=None) as batch_op:
        batch_op.add_column(sa.Column('settled_item_id', sa.Integer(), nullable=True))
        batch_op.create_foreign_key(batch_op.f('fk_waiting_settled_item_id_agenda_item'), 'agenda_item', ['settled_item_id'], ['id'], ondelete='RESTRICT')



def downgrade() -> None:
    with op.batch_alter_table('waiting', schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f('fk_waiting_settled_item_id_agenda_item'), type_='foreignkey')
        batch_op.drop_column('settled_item_id')

    with op.batch_alter_table('revision', schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f('fk_revision_item_id_agenda_item'), type_='foreignkey')
        batch_op.drop_column('item_id')

    with op.batch_alter_table('agenda_item', schema=None) as batch_op:
        batch_op.add_column(sa.Column('recommendation', sa.JSON(), nullable=False, server_default='[]'))
    with op.batch_alter_table('meeting', schema=None) as batch_op:
        batch_op.add_column(sa.Column('is_planned', sa.Boolean(), nullable=False, server_default=sa.false()))
    _carry_back(op.get_bind())
    with op.batch_alter_table('agenda_item', schema=None) as batch_op:
        batch_op.alter_column('recommendation', existing_type=sa.JSON(), existing_nullable=False, server_default=None)
        batch_op.alter_column('meeting_id', existing_type=sa.Integer(), nullable=False)
        batch_op.drop_constraint(batch_op.f('fk_agenda_item_carried_from_id_agenda_item'), type_='foreignkey')
        batch_op.drop_constraint(batch_op.f('ck_agenda_item_need'), type_='check')
        for name in ('carried_from_id', 'need', *ITEM_COLUMNS):
            batch_op.drop_column(name)
        if op.get_bind().dialect.name == 'sqlite':  # it forgot the name where it counts on
            batch_op.create_primary_key(batch_op.f('pk_agenda_item'), ['id'])
    with op.batch_alter_table('meeting', schema=None) as batch_op:
        batch_op.alter_column('is_planned', existing_type=sa.Boolean(), existing_nullable=False, server_default=None)
        batch_op.drop_constraint(batch_op.f('fk_meeting_locked_by_id_user'), type_='foreignkey')
        batch_op.drop_constraint(batch_op.f('ck_meeting_stage'), type_='check')
        for name in ('opened_at', 'locked_at', 'locked_by_id', 'covers_to', *MEETING_COLUMNS):
            batch_op.drop_column(name)
        if op.get_bind().dialect.name == 'sqlite':  # it forgot the name where it counts on
            batch_op.create_primary_key(batch_op.f('pk_meeting'), ['id'])

    with op.batch_alter_table('task', schema=None) as batch_op:
        batch_op.drop_index('ix_task_status_due_on')
        batch_op.drop_index(batch_op.f('ix_task_owner_id'))
        batch_op.drop_index(batch_op.f('ix_task_item_id'))
        batch_op.drop_index(batch_op.f('ix_task_group_id'))
        batch_op.drop_index(batch_op.f('ix_task_document_id'))

    op.drop_table('task')
    with op.batch_alter_table('recommendation', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_recommendation_item_id'))

    op.drop_table('recommendation')
    with op.batch_alter_table('owner_change', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_owner_change_document_id'))

    op.drop_table('owner_change')
    with op.batch_alter_table('matter', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_matter_item_id'))

    op.drop_table('matter')
    with op.batch_alter_table('attendance', schema=None) as batch_op:
        batch_op.drop_index('ix_attendance_meeting_id')

    op.drop_table('attendance')
    op.drop_table('calendar_feed')
