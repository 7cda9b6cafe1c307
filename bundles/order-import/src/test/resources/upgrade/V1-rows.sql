insert into orders_order (account, store, order_id, state, reason, purchase, amount, currency, affiliate, code, codes, ordered_at, modified_at, digest, rules_version, changes, batch, first_at, decided_at, explanation)
values ('default', 'abc123', 1, 'credited', 'coupon', 'live', 90.0000, 'USD', 'ann', 'ANN10', 'ANN10', timestamp with time zone '2026-02-01 10:00:00+00', timestamp with time zone '2026-03-01 12:00:00+00', '5f3c', 1, 1, 1, timestamp with time zone '2026-03-01 12:10:00+00', timestamp with time zone '2026-03-01 12:20:00+00', '{"trace":[["status","11","counts"]],"receipt":{"currency":"USD","amount":"90.00","lines":[["items","100.00"],["coupons","-10.00"]],"left":[]}}');
insert into orders_order (account, store, order_id, state, reason, purchase, amount, currency, affiliate, code, codes, ordered_at, modified_at, digest, rules_version, changes, batch, first_at, decided_at, explanation)
values ('default', 'abc123', 2, 'uncredited', 'no-coupon', 'live', 100.0000, 'USD', null, null, '', timestamp with time zone '2026-02-01 10:00:00+00', timestamp with time zone '2026-03-01 12:00:00+00', '6a4d', 1, 0, 2, timestamp with time zone '2026-03-01 12:20:00+00', timestamp with time zone '2026-03-01 12:20:00+00', '{"trace":[["status","11","counts"]],"receipt":{"currency":"USD","amount":"100.00","lines":[["items","100.00"]],"left":[]}}');
insert into orders_change (account, store, order_id, change, fence, at, was, became)
values ('default', 'abc123', 1, 1, 2, timestamp with time zone '2026-03-01 12:20:00+00', 'live 100.00 USD ann', 'live 90.00 USD ann');
insert into orders_put (account, store, batch, first_id, last_id, confirmed, asked_at, confirmed_at)
values ('default', 'abc123', 1, 1, 1, true, timestamp with time zone '2026-03-01 12:10:00+00', timestamp with time zone '2026-03-01 12:10:01+00');
insert into orders_put (account, store, batch, first_id, last_id, confirmed, asked_at, confirmed_at)
values ('default', 'abc123', 2, 2, 2, false, timestamp with time zone '2026-03-01 12:20:00+00', null);
insert into orders_cursor (account, store, fence, read_until, quiet_since, window_since, window_started, window_last_id, highest_id, refunds_until, last_batch, updated_at)
values ('default', 'abc123', 0, null, null, null, timestamp with time zone '2026-03-01 12:01:00+00', 2, 3, null, 2, timestamp with time zone '2026-03-01 12:20:00+00');
