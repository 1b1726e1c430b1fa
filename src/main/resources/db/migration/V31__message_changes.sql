-- Authors correct or take back what they wrote, for a while. The row holds what is valid: a corrected message its new
-- text, a deleted one none. The log tells of it with an entry of its own, which names the `seq` and holds the new text,
-- so that who resumes behind the message learns of it.
alter table message add column edited_at timestamptz, add column deleted_at timestamptz;
