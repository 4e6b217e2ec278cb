"""a file beside a document is approved before it stands in for the text"""

import sqlalchemy as sa
from alembic import op

revision = '0007'
down_revision = '0006'


def upgrade() -> None:
    with op.batch_alter_table('attachment', schema=None) as batch_op:
        batch_op.add_column(sa.Column('number', sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column('approver_function', sa.String(length=300), nullable=True))
        batch_op.add_column(sa.Column('approved_on', sa.Date(), nullable=True))
        batch_op.add_column(sa.Column('approved_where', sa.String(length=300), nullable=True))
        batch_op.add_column(sa.Column('approved_by_id', sa.Integer(), nullable=True))
        batch_op.create_foreign_key(batch_op.f('fk_attachment_approved_by_id_user'), 'user', ['approved_by_id'], ['id'], ondelete='SET NULL')
        batch_op.create_unique_constraint(batch_op.f('uq_attachment_document_id_number'), ['document_id', 'number'])
        batch_op.create_check_constraint('four_eyes', sa.text('approved_by_id <> added_by_id'))


def downgrade() -> None:
    with op.batch_alter_table('attachment', schema=None) as batch_op:
        batch_op.drop_constraint('four_eyes', type_='check')
        batch_op.drop_constraint(batch_op.f('uq_attachment_document_id_number'), type_='unique')
        batch_op.drop_constraint(batch_op.f('fk_attachment_approved_by_id_user'), type_='foreignkey')
        batch_op.drop_column('approved_by_id')
        batch_op.drop_column('approved_where')
        batch_op.drop_column('approved_on')
        batch_op.drop_column('approver_function')
        batch_op.drop_column('number')
