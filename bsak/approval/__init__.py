"""Approval: who may put which text into force, review dates, and who has read the new one."""
