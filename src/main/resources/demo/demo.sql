-- A believable shop: two agents, one site, three conversations of the last days. Run once, on an empty database.
-- ?{password} is replaced by a hash.

insert into workspace (id, name, created_at) values
    ('0198f000-0000-7000-8000-000000000001', 'Linden & Loom', now() - interval '40 days');

insert into site (id, workspace, key, name, greeting, accent, origins, created_at) values
    ('0198f000-0000-7000-8000-000000000010', '0198f000-0000-7000-8000-000000000001', 'demo-shop', 'Linden & Loom',
     'Hello. Questions about linen, sizes or your order? We are glad to help.', '#2f6f5e', '{}', now() - interval '40 days');

insert into agent (id, workspace, name, email, password_hash, role, created_at) values
    ('0198f000-0000-7000-8000-000000000020', '0198f000-0000-7000-8000-000000000001', 'Ana Ruiz', 'ana@demo.example', ?{password}, 'owner', now() - interval '40 days'),
    ('0198f000-0000-7000-8000-000000000021', '0198f000-0000-7000-8000-000000000001', 'Ben Okafor', 'ben@demo.example', ?{password}, 'agent', now() - interval '39 days');

insert into visitor (id, workspace, site, name, created_at, seen_at) values
    ('0198f000-0000-7000-8000-000000000030', '0198f000-0000-7000-8000-000000000001', '0198f000-0000-7000-8000-000000000010', 'Mia Keller', now() - interval '26 minutes', now() - interval '18 minutes'),
    ('0198f000-0000-7000-8000-000000000031', '0198f000-0000-7000-8000-000000000001', '0198f000-0000-7000-8000-000000000010', 'Jonas Weber', now() - interval '1 day 3 hours', now() - interval '3 hours'),
    ('0198f000-0000-7000-8000-000000000032', '0198f000-0000-7000-8000-000000000001', '0198f000-0000-7000-8000-000000000010', 'Amara Diallo', now() - interval '2 days 5 hours', now() - interval '2 days 4 hours');

insert into conversation (id, workspace, site, visitor, status, priority, assignee, head, last_seq, visitor_read, agent_read,
        unread_by_visitor, unread_by_agents, started_by, created_at, updated_at, listed_at) values
    ('0198f000-0000-7000-8000-000000000040', '0198f000-0000-7000-8000-000000000001', '0198f000-0000-7000-8000-000000000010',
     '0198f000-0000-7000-8000-000000000030', 'waiting', 'normal', null, 2, 2, 2, 0, 0, 2, '0198f000-0000-7000-8000-000000000030',
     now() - interval '20 minutes', now() - interval '19 minutes', now() - interval '19 minutes'),
    ('0198f000-0000-7000-8000-000000000041', '0198f000-0000-7000-8000-000000000001', '0198f000-0000-7000-8000-000000000010',
     '0198f000-0000-7000-8000-000000000031', 'open', 'high', '0198f000-0000-7000-8000-000000000021', 6, 6, 5, 6, 1, 0,
     '0198f000-0000-7000-8000-000000000031', now() - interval '1 day 3 hours', now() - interval '3 hours', now() - interval '3 hours'),
    ('0198f000-0000-7000-8000-000000000042', '0198f000-0000-7000-8000-000000000001', '0198f000-0000-7000-8000-000000000010',
     '0198f000-0000-7000-8000-000000000032', 'resolved', 'normal', '0198f000-0000-7000-8000-000000000020', 6, 5, 5, 6, 0, 0,
     '0198f000-0000-7000-8000-000000000032', now() - interval '2 days 5 hours', now() - interval '2 days 4 hours 30 minutes', now() - interval '2 days 4 hours 30 minutes');

insert into message (workspace, conversation, seq, kind, author_kind, author, author_name, body, event, event_person, event_person_name, at)
select '0198f000-0000-7000-8000-000000000001'::uuid, ('0198f000-0000-7000-8000-0000000000' || c)::uuid, seq, kind, author_kind,
       ('0198f000-0000-7000-8000-0000000000' || author)::uuid, author_name, body, event,
       ('0198f000-0000-7000-8000-0000000000' || person)::uuid, person_name, now() - ago::interval
from (values
    ('40', 1, 'text',  'visitor', '30', 'Mia Keller', 'Hello. Does the washed linen duvet cover in sage come in 155 × 220 as well?', null, null, null, '20 minutes'),
    ('40', 2, 'text',  'visitor', '30', 'Mia Keller', 'I only see 135 × 200 on the product page.', null, null, null, '19 minutes'),

    ('41', 1, 'text',  'visitor', '31', 'Jonas Weber', 'My order LL-20417 says delivered, but there is no parcel here.', null, null, null, '1 day 3 hours'),
    ('41', 2, 'event', 'agent',   '21', 'Ben Okafor', null, 'assigned', '21', 'Ben Okafor', '1 day 2 hours 58 minutes'),
    ('41', 3, 'text',  'agent',   '21', 'Ben Okafor', 'I am sorry about that. I have asked the carrier to look into it and will write as soon as they answer, tomorrow at noon at the latest.', null, null, null, '1 day 2 hours 55 minutes'),
    ('41', 4, 'note',  'agent',   '21', 'Ben Okafor', 'Carrier case 88-1204. If it is not found by noon, send a new throw.', null, null, null, '1 day 2 hours 50 minutes'),
    ('41', 5, 'text',  'visitor', '31', 'Jonas Weber', 'Thank you, that would be good. It is a birthday present.', null, null, null, '1 day 2 hours'),
    ('41', 6, 'text',  'agent',   '21', 'Ben Okafor', 'The carrier has found it: it was left with your neighbour at number 14. Could you have a look?', null, null, null, '3 hours'),

    ('42', 1, 'text',  'visitor', '32', 'Amara Diallo', 'Can the wool throw go into the washing machine?', null, null, null, '2 days 5 hours'),
    ('42', 2, 'event', 'agent',   '20', 'Ana Ruiz', null, 'assigned', '20', 'Ana Ruiz', '2 days 4 hours 58 minutes'),
    ('42', 3, 'text',  'agent',   '20', 'Ana Ruiz', 'It can: wool programme, cold, with wool detergent. Then dry it flat, and it keeps its shape for years.', null, null, null, '2 days 4 hours 56 minutes'),
    ('42', 4, 'text',  'visitor', '32', 'Amara Diallo', 'Perfect, thank you.', null, null, null, '2 days 4 hours 40 minutes'),
    ('42', 5, 'text',  'agent',   '20', 'Ana Ruiz', 'You are welcome. Enjoy it.', null, null, null, '2 days 4 hours 35 minutes'),
    ('42', 6, 'event', 'agent',   '20', 'Ana Ruiz', null, 'resolved', null, null, '2 days 4 hours 30 minutes')
) as said (c, seq, kind, author_kind, author, author_name, body, event, person, person_name, ago);

insert into assignment (id, workspace, conversation, agent, by_agent, at) values
    ('0198f000-0000-7000-8000-000000000050', '0198f000-0000-7000-8000-000000000001', '0198f000-0000-7000-8000-000000000041', '0198f000-0000-7000-8000-000000000021', '0198f000-0000-7000-8000-000000000021', now() - interval '1 day 2 hours 58 minutes'),
    ('0198f000-0000-7000-8000-000000000051', '0198f000-0000-7000-8000-000000000001', '0198f000-0000-7000-8000-000000000042', '0198f000-0000-7000-8000-000000000020', '0198f000-0000-7000-8000-000000000020', now() - interval '2 days 4 hours 58 minutes');

insert into canned_reply (id, workspace, owner, shortcut, name, body, language, created_at, updated_at)
select ('0198f000-0000-7000-8000-0000000000' || id)::uuid, '0198f000-0000-7000-8000-000000000001'::uuid, owner::uuid, shortcut, name,
       replace(body, '|n|', chr(10)), language, now() - interval '30 days', now() - interval '30 days'
from (values
    ('60', null, 'hello', 'Welcome', 'Hello {visitor.firstName|there}, this is {agent.firstName} from {site.name}. How can I help?', 'en'),
    ('61', null, 'hello', 'Begrüßung', 'Guten Tag {visitor.name|}, hier ist {agent.firstName} von {site.name}. Wie kann ich helfen?', 'de'),
    ('62', null, 'returns', 'How to return something', 'You can send it back within 30 days:|n|- unwashed, with its label|n|- with the slip from the parcel|n|We refund you within a week.', 'en'),
    ('63', null, 'parcel', 'Where the parcel is', 'I am sorry that it is not there yet, {visitor.firstName|and thank you for asking}. I am asking the carrier now and will write as soon as they answer.', 'en'),
    ('64', '0198f000-0000-7000-8000-000000000020', 'bye', 'Good bye', 'You are welcome. Have a good day!|n|{agent.firstName}', 'en')
) as reply (id, owner, shortcut, name, body, language);
insert into label (id, workspace, name, folded, colour, created_at) values
    ('0198f000-0000-7000-8000-000000000060', '0198f000-0000-7000-8000-000000000001', 'Delivery', 'delivery', 'blue', now() - interval '39 days'),
    ('0198f000-0000-7000-8000-000000000061', '0198f000-0000-7000-8000-000000000001', 'Product question', 'product question', 'teal', now() - interval '38 days'),
    ('0198f000-0000-7000-8000-000000000062', '0198f000-0000-7000-8000-000000000001', 'Return', 'return', 'orange', now() - interval '37 days');

insert into conversation_label (workspace, conversation, label) values
    ('0198f000-0000-7000-8000-000000000001', '0198f000-0000-7000-8000-000000000041', '0198f000-0000-7000-8000-000000000060'),
    ('0198f000-0000-7000-8000-000000000001', '0198f000-0000-7000-8000-000000000042', '0198f000-0000-7000-8000-000000000061');
