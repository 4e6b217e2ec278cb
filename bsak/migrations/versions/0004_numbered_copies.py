"""numbered copies and the library"""

import sqlalchemy as sa
from alembic import op

revision = '0004'
down_revision = '0003'


def upgrade() -> None:
    op.create_table('binder',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('code', sa.String(length=8), nullable=False),
    sa.Column('name', sa.String(length=300), nullable=False),
    sa.Column('kinds', sa.JSON(), nullable=False),
    sa.Column('with_confidential', sa.Boolean(), nullable=False),
    sa.Column('is_closed', sa.Boolean(), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_binder')),
    sa.UniqueConstraint('code', name=op.f('uq_binder_code')),
    sqlite_autoincrement=True
    )
    op.create_table('kept_sheet',
    sa.Column('digest', sa.String(length=64), nullable=False),
    sa.Column('sheet', sa.LargeBinary(), nullable=False),
    sa.Column('upload', sa.LargeBinary(), nullable=True),
    sa.PrimaryKeyConstraint('digest', name=op.f('pk_kept_sheet'))
    )
    op.create_table('binder_copy',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('binder_id', sa.Integer(), nullable=False),
    sa.Column('number', sa.Integer(), nullable=False),
    sa.Column('holder_function', sa.String(length=300), nullable=False),
    sa.Column('deputy_function', sa.String(length=300), nullable=False),
    sa.Column('place', sa.String(length=300), nullable=False),
    sa.Column('medium', sa.Enum('binder', 'grab_bag', 'electronic', name='medium', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('added_on', sa.Date(), nullable=False),
    sa.Column('ended_on', sa.Date(), nullable=True),
    sa.Column('ended_why', sa.Text(), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.CheckConstraint('number > 0', name=op.f('ck_binder_copy_numbered_from_one')),
    sa.ForeignKeyConstraint(['binder_id'], ['binder.id'], name=op.f('fk_binder_copy_binder_id_binder'), ondelete='RESTRICT'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_binder_copy')),
    sa.UniqueConstraint('binder_id', 'number', name=op.f('uq_binder_copy_binder_id_number')),
    sqlite_autoincrement=True
    )
    op.create_table('binder_group',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('binder_id', sa.Integer(), nullable=False),
    sa.Column('group_id', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['binder_id'], ['binder.id'], name=op.f('fk_binder_group_binder_id_binder'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['group_id'], ['crisis_group.id'], name=op.f('fk_binder_group_group_id_crisis_group'), ondelete='RESTRICT'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_binder_group')),
    sa.UniqueConstraint('binder_id', 'group_id', name=op.f('uq_binder_group_binder_id_group_id'))
    )
    with op.batch_alter_table('binder_group', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_binder_group_group_id'), ['group_id'], unique=False)

    op.create_table('binder_release',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('binder_id', sa.Integer(), nullable=False),
    sa.Column('edition', sa.Integer(), nullable=False),
    sa.Column('number', sa.Integer(), nullable=False),
    sa.Column('urgent', sa.Integer(), nullable=False),
    sa.Column('effective_on', sa.Date(), nullable=False),
    sa.Column('answer_by', sa.Date(), nullable=False),
    sa.Column('valid_until', sa.Date(), nullable=True),
    sa.Column('reason', sa.Text(), nullable=False),
    sa.Column('copies', sa.Integer(), nullable=False),
    sa.Column('address', sa.String(length=1000), nullable=False),
    sa.Column('made_at', sa.DateTime(), nullable=False),
    sa.Column('made_by_id', sa.Integer(), nullable=True),
    sa.CheckConstraint('(urgent = 0) = (valid_until IS NULL)', name=op.f('ck_binder_release_urgent_ends')),
    sa.CheckConstraint('edition > 0 AND number >= 0 AND urgent >= 0', name=op.f('ck_binder_release_counted')),
    sa.ForeignKeyConstraint(['binder_id'], ['binder.id'], name=op.f('fk_binder_release_binder_id_binder'), ondelete='RESTRICT'),
    sa.ForeignKeyConstraint(['made_by_id'], ['user.id'], name=op.f('fk_binder_release_made_by_id_user'), ondelete='SET NULL'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_binder_release')),
    sa.UniqueConstraint('binder_id', 'edition', 'number', 'urgent', name=op.f('uq_binder_release_binder_id_edition_number_urgent')),
    sqlite_autoincrement=True
    )
    op.create_table('binder_document',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('binder_id', sa.Integer(), nullable=False),
    sa.Column('document_id', sa.Integer(), nullable=False),
    sa.Column('is_left_out', sa.Boolean(), nullable=False),
    sa.ForeignKeyConstraint(['binder_id'], ['binder.id'], name=op.f('fk_binder_document_binder_id_binder'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['document_id'], ['document.id'], name=op.f('fk_binder_document_document_id_document'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_binder_document')),
    sa.UniqueConstraint('binder_id', 'document_id', name=op.f('uq_binder_document_binder_id_document_id'))
    )
    with op.batch_alter_table('binder_document', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_binder_document_document_id'), ['document_id'], unique=False)

    op.create_table('pack',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('copy_id', sa.Integer(), nullable=False),
    sa.Column('release_id', sa.Integer(), nullable=False),
    sa.Column('key', sa.String(length=16), nullable=False),
    sa.Column('swaps', sa.JSON(), nullable=False),
    sa.Column('own', sa.JSON(), nullable=False),
    sa.Column('is_whole', sa.Boolean(), nullable=False),
    sa.Column('made_at', sa.DateTime(), nullable=False),
    sa.ForeignKeyConstraint(['copy_id'], ['binder_copy.id'], name=op.f('fk_pack_copy_id_binder_copy'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['release_id'], ['binder_release.id'], name=op.f('fk_pack_release_id_binder_release'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_pack')),
    sa.UniqueConstraint('copy_id', 'release_id', name=op.f('uq_pack_copy_id_release_id')),
    sa.UniqueConstraint('key', name=op.f('uq_pack_key')),
    sqlite_autoincrement=True
    )
    with op.batch_alter_table('pack', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_pack_release_id'), ['release_id'], unique=False)

    op.create_table('stocktake',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('copy_id', sa.Integer(), nullable=False),
    sa.Column('begun_at', sa.DateTime(), nullable=False),
    sa.Column('ended_at', sa.DateTime(), nullable=True),
    sa.Column('by_id', sa.Integer(), nullable=True),
    sa.ForeignKeyConstraint(['by_id'], ['user.id'], name=op.f('fk_stocktake_by_id_user'), ondelete='SET NULL'),
    sa.ForeignKeyConstraint(['copy_id'], ['binder_copy.id'], name=op.f('fk_stocktake_copy_id_binder_copy'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_stocktake'))
    )
    with op.batch_alter_table('stocktake', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_stocktake_copy_id'), ['copy_id'], unique=False)

    op.create_table('receipt',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('pack_id', sa.Integer(), nullable=False),
    sa.Column('at', sa.DateTime(), nullable=False),
    sa.Column('done_on', sa.Date(), nullable=False),
    sa.Column('answered_by', sa.String(length=300), nullable=False),
    sa.Column('user_id', sa.Integer(), nullable=True),
    sa.Column('channel', sa.Enum('code', 'secretariat', 'stocktake', name='channel', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('sheets_in', sa.Boolean(), nullable=False),
    sa.Column('old_out', sa.Boolean(), nullable=False),
    sa.Column('recorded', sa.Boolean(), nullable=False),
    sa.Column('note', sa.Text(), nullable=False),
    sa.ForeignKeyConstraint(['pack_id'], ['pack.id'], name=op.f('fk_receipt_pack_id_pack'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['user_id'], ['user.id'], name=op.f('fk_receipt_user_id_user'), ondelete='SET NULL'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_receipt')),
    sqlite_autoincrement=True
    )
    with op.batch_alter_table('receipt', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_receipt_pack_id'), ['pack_id'], unique=False)

    op.create_table('reminder',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('pack_id', sa.Integer(), nullable=False),
    sa.Column('at', sa.DateTime(), nullable=False),
    sa.Column('by_id', sa.Integer(), nullable=True),
    sa.ForeignKeyConstraint(['by_id'], ['user.id'], name=op.f('fk_reminder_by_id_user'), ondelete='SET NULL'),
    sa.ForeignKeyConstraint(['pack_id'], ['pack.id'], name=op.f('fk_reminder_pack_id_pack'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_reminder'))
    )
    with op.batch_alter_table('reminder', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_reminder_pack_id'), ['pack_id'], unique=False)

    op.create_table('seen_sheet',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('stocktake_id', sa.Integer(), nullable=False),
    sa.Column('code', sa.String(length=20), nullable=False),
    sa.Column('rev', sa.String(length=20), nullable=False),
    sa.Column('at', sa.DateTime(), nullable=False),
    sa.ForeignKeyConstraint(['stocktake_id'], ['stocktake.id'], name=op.f('fk_seen_sheet_stocktake_id_stocktake'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_seen_sheet')),
    sa.UniqueConstraint('stocktake_id', 'code', 'rev', name=op.f('uq_seen_sheet_stocktake_id_code_rev'))
    )
    op.create_table('holding',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('copy_id', sa.Integer(), nullable=False),
    sa.Column('pack_id', sa.Integer(), nullable=False),
    sa.Column('code', sa.String(length=20), nullable=False),
    sa.Column('title', sa.String(length=300), nullable=False),
    sa.Column('rev', sa.String(length=20), nullable=False),
    sa.Column('pages', sa.Integer(), nullable=False),
    sa.Column('is_counted', sa.Boolean(), nullable=False),
    sa.Column('digest', sa.String(length=64), nullable=False),
    sa.Column('kept', sa.String(length=64), nullable=False),
    sa.Column('in_on', sa.Date(), nullable=False),
    sa.Column('out_on', sa.Date(), nullable=True),
    sa.Column('in_receipt_id', sa.Integer(), nullable=False),
    sa.Column('out_receipt_id', sa.Integer(), nullable=True),
    sa.CheckConstraint('out_on IS NULL OR out_on >= in_on', name=op.f('ck_holding_in_before_out')),
    sa.ForeignKeyConstraint(['copy_id'], ['binder_copy.id'], name=op.f('fk_holding_copy_id_binder_copy'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['in_receipt_id'], ['receipt.id'], name=op.f('fk_holding_in_receipt_id_receipt'), ondelete='RESTRICT'),
    sa.ForeignKeyConstraint(['kept'], ['kept_sheet.digest'], name=op.f('fk_holding_kept_kept_sheet'), ondelete='RESTRICT'),
    sa.ForeignKeyConstraint(['out_receipt_id'], ['receipt.id'], name=op.f('fk_holding_out_receipt_id_receipt'), ondelete='RESTRICT'),
    sa.ForeignKeyConstraint(['pack_id'], ['pack.id'], name=op.f('fk_holding_pack_id_pack'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_holding'))
    )
    with op.batch_alter_table('holding', schema=None) as batch_op:
        batch_op.create_index('ix_holding_copy_id_out_on', ['copy_id', 'out_on'], unique=False)
        batch_op.create_index(batch_op.f('ix_holding_in_receipt_id'), ['in_receipt_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_holding_kept'), ['kept'], unique=False)
        batch_op.create_index(batch_op.f('ix_holding_out_receipt_id'), ['out_receipt_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_holding_pack_id'), ['pack_id'], unique=False)

    op.create_table('placement',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('document_id', sa.Integer(), nullable=False),
    sa.Column('revision_id', sa.Integer(), nullable=True),
    sa.Column('system', sa.String(length=40), nullable=False),
    sa.Column('placed_on', sa.Date(), nullable=False),
    sa.Column('placed_by_id', sa.Integer(), nullable=True),
    sa.Column('address', sa.String(length=300), nullable=False),
    sa.ForeignKeyConstraint(['document_id'], ['document.id'], name=op.f('fk_placement_document_id_document'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['placed_by_id'], ['user.id'], name=op.f('fk_placement_placed_by_id_user'), ondelete='SET NULL'),
    sa.ForeignKeyConstraint(['revision_id'], ['revision.id'], name=op.f('fk_placement_revision_id_revision'), ondelete='RESTRICT'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_placement'))
    )
    with op.batch_alter_table('placement', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_placement_document_id'), ['document_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_placement_revision_id'), ['revision_id'], unique=False)

    op.create_table('release_sheet',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('release_id', sa.Integer(), nullable=False),
    sa.Column('position', sa.Integer(), nullable=False),
    sa.Column('code', sa.String(length=20), nullable=False),
    sa.Column('title', sa.String(length=300), nullable=False),
    sa.Column('section', sa.String(length=300), nullable=False),
    sa.Column('rev', sa.String(length=20), nullable=False),
    sa.Column('valid_from', sa.Date(), nullable=True),
    sa.Column('pages', sa.Integer(), nullable=False),
    sa.Column('is_counted', sa.Boolean(), nullable=False),
    sa.Column('mark', sa.Enum('same', 'new', 'changed', 'withdrawn', 'urgent', name='mark', native_enum=False, create_constraint=True, length=40), nullable=False),
    sa.Column('digest', sa.String(length=64), nullable=False),
    sa.Column('kept', sa.String(length=64), nullable=True),
    sa.Column('document_id', sa.Integer(), nullable=True),
    sa.Column('revision_id', sa.Integer(), nullable=True),
    sa.CheckConstraint("(mark = 'withdrawn') = (kept IS NULL)", name=op.f('ck_release_sheet_kept_unless_withdrawn')),
    sa.ForeignKeyConstraint(['document_id'], ['document.id'], name=op.f('fk_release_sheet_document_id_document'), ondelete='SET NULL'),
    sa.ForeignKeyConstraint(['kept'], ['kept_sheet.digest'], name=op.f('fk_release_sheet_kept_kept_sheet'), ondelete='RESTRICT'),
    sa.ForeignKeyConstraint(['release_id'], ['binder_release.id'], name=op.f('fk_release_sheet_release_id_binder_release'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['revision_id'], ['revision.id'], name=op.f('fk_release_sheet_revision_id_revision'), ondelete='SET NULL'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_release_sheet')),
    sa.UniqueConstraint('release_id', 'code', name=op.f('uq_release_sheet_release_id_code')),
    sa.UniqueConstraint('release_id', 'position', name=op.f('uq_release_sheet_release_id_position'))
    )
    with op.batch_alter_table('release_sheet', schema=None) as batch_op:
        batch_op.create_index('ix_release_sheet_code_rev', ['code', 'rev'], unique=False)
        batch_op.create_index(batch_op.f('ix_release_sheet_document_id'), ['document_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_release_sheet_kept'), ['kept'], unique=False)
        batch_op.create_index(batch_op.f('ix_release_sheet_revision_id'), ['revision_id'], unique=False)

    op.create_table('replacement',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('copy_id', sa.Integer(), nullable=False),
    sa.Column('holding_id', sa.Integer(), nullable=False),
    sa.Column('incident', sa.Text(), nullable=False),
    sa.Column('ordered_on', sa.Date(), nullable=False),
    sa.Column('due_on', sa.Date(), nullable=False),
    sa.Column('ordered_by_id', sa.Integer(), nullable=True),
    sa.Column('delivered_on', sa.Date(), nullable=True),
    sa.ForeignKeyConstraint(['copy_id'], ['binder_copy.id'], name=op.f('fk_replacement_copy_id_binder_copy'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['holding_id'], ['holding.id'], name=op.f('fk_replacement_holding_id_holding'), ondelete='RESTRICT'),
    sa.ForeignKeyConstraint(['ordered_by_id'], ['user.id'], name=op.f('fk_replacement_ordered_by_id_user'), ondelete='SET NULL'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_replacement')),
    sqlite_autoincrement=True
    )
    with op.batch_alter_table('replacement', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_replacement_copy_id'), ['copy_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_replacement_holding_id'), ['holding_id'], unique=False)



def downgrade() -> None:
    with op.batch_alter_table('replacement', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_replacement_holding_id'))
        batch_op.drop_index(batch_op.f('ix_replacement_copy_id'))

    op.drop_table('replacement')
    with op.batch_alter_table('release_sheet', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_release_sheet_revision_id'))
        batch_op.drop_index(batch_op.f('ix_release_sheet_kept'))
        batch_op.drop_index(batch_op.f('ix_release_sheet_document_id'))
        batch_op.drop_index('ix_release_sheet_code_rev')

    op.drop_table('release_sheet')
    with op.batch_alter_table('placement', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_placement_revision_id'))
        batch_op.drop_index(batch_op.f('ix_placement_document_id'))

    op.drop_table('placement')
    with op.batch_alter_table('holding', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_holding_pack_id'))
        batch_op.drop_index(batch_op.f('ix_holding_out_receipt_id'))
        batch_op.drop_index(batch_op.f('ix_holding_kept'))
        batch_op.drop_index(batch_op.f('ix_holding_in_receipt_id'))
        batch_op.drop_index('ix_holding_copy_id_out_on')

    op.drop_table('holding')
    op.drop_table('seen_sheet')
    with op.batch_alter_table('reminder', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_reminder_pack_id'))

    op.drop_table('reminder')
    with op.batch_alter_table('receipt', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_receipt_pack_id'))

    op.drop_table('receipt')
    with op.batch_alter_table('stocktake', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_stocktake_copy_id'))

    op.drop_table('stocktake')
    with op.batch_alter_table('pack', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_pack_release_id'))

    op.drop_table('pack')
    with op.batch_alter_table('binder_document', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_binder_document_document_id'))

    op.drop_table('binder_document')
    op.drop_table('binder_release')
    with op.batch_alter_table('binder_group', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_binder_group_group_id'))

    op.drop_table('binder_group')
    op.drop_table('binder_copy')
    op.drop_table('kept_sheet')
    op.drop_table('binder')
