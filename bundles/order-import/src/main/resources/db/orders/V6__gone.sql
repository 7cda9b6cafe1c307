-- Orders that are gone since a while: every run looks for them, and they are few, however many orders there ever were.
create index orders_order_reason on orders_order (account, store, reason, decided_at);
