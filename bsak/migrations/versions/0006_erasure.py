"""a person can be erased, also from the trail"""

import sqlalchemy as sa
from alembic import op

revision = '0006'
down_revision = '0005'

KEPT = ('id', 'at', 'actor_id', 'action', 'subject', 'subject_id')
SAME = ' AND '.join(f'NEW.{name} IS OLD.{name}' for name in KEPT)
SAME_ON_POSTGRESQL = ' AND '.join(f'NEW.{name} IS NOT DISTINCT FROM OLD.{name}' for name in KEPT)
REFUSE = "RAISE EXCEPTION 'the trail is append-only' USING ERRCODE = 'integrity_constraint_violation';"


def upgrade() -> None:
    op.create_table('erasure',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('person_id', sa.Integer(), nullable=False),
    sa.Column('erased_at', sa.DateTime(), nullable=False),
    sa.Column('is_open', sa.Boolean(), nullable=False),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_erasure'))
    )
    if op.get_bind().dialect.name == 'sqlite':
        op.execute('DROP TRIGGER trail_refuses_update')
        op.execute(
            'CREATE TRIGGER trail_refuses_update BEFORE UPDATE ON trail WHEN NOT (EXISTS '
            f'(SELECT 1 FROM erasure WHERE is_open) AND {SAME}) '
            "BEGIN SELECT RAISE(ABORT, 'the trail is append-only'); END"
        )
    else:
        op.execute('DROP TRIGGER trail_refuses_update ON trail')
        op.execute(
            'CREATE FUNCTION trail_refuses_but_erasing() RETURNS trigger LANGUAGE plpgsql AS '
            '$$ BEGIN IF EXISTS (SELECT 1 FROM erasure WHERE is_open) AND '
            f'{SAME_ON_POSTGRESQL} THEN RETURN NEW; END IF; {REFUSE} END $$'
        )
        op.execute(
            'CREATE TRIGGER trail_refuses_update BEFORE UPDATE ON trail '
            'FOR EACH ROW EXECUTE FUNCTION trail_refuses_but_erasing()'
        )


def downgrade() -> None:
    if op.get_bind().dialect.name == 'sqlite':
        op.execute('DROP TRIGGER trail_refuses_update')
        op.execute(
            'CREATE TRIGGER trail_refuses_update BEFORE UPDATE ON trail '
            "BEGIN SELECT RAISE(ABORT, 'the trail is append-only'); END"
        )
    else:
        op.execute('DROP FUNCTION trail_refuses_but_erasing() CASCADE')
        op.execute(
            'CREATE TRIGGER trail_refuses_update BEFORE UPDATE ON trail '
            'FOR EACH STATEMENT EXECUTE FUNCTION trail_refuses()'
        )
    op.drop_table('erasure')
