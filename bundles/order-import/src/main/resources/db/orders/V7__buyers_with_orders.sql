-- Who ordered stands with the order: every order that is read has it, and a table of its own costs an import a third more
-- to write. Null where the store has not shown the order since that is kept.
alter table orders_order add column customer bigint;
alter table orders_order add column email varchar(22);
alter table orders_order add column bought boolean;
alter table orders_order add column flags varchar(200);

update orders_order set (customer, email, bought, flags) = (
    select b.customer, b.email, b.bought, b.flags from orders_buyer b
    where b.account = orders_order.account and b.store = orders_order.store and b.order_id = orders_order.order_id);

drop table orders_buyer;

-- What differs most comes first: it is compared most often.
create index orders_order_customer on orders_order (customer, account, store);
create index orders_order_email on orders_order (email, account, store);
