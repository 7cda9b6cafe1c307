-- Words by which orders are looked for: whose they are, and the codes on them. Few orders have any, so that an import hardly
-- pays for it, as it would for an index over all orders.
create table orders_word (
    account  varchar(64)  not null,
    store    varchar(255) not null,
    -- 'affiliate ' and an id, or 'code ' and a folded code.
    word     varchar(300) not null,
    order_id bigint       not null,
    primary key (account, store, word, order_id)
);

insert into orders_word (account, store, word, order_id)
select account, store, 'affiliate ' || affiliate, order_id from orders_order where affiliate is not null;

-- A code a line; lines that begin with a tabulator are none.
insert into orders_word (account, store, word, order_id)
with recursive line (account, store, order_id, code, others) as (
    select account, store, order_id, cast('' as varchar), cast(codes || chr(10) as varchar)
    from orders_order where codes <> ''
    union all
    select account, store, order_id,
        cast(substring(others from 1 for position(chr(10) in others) - 1) as varchar),
        cast(substring(others from position(chr(10) in others) + 1) as varchar)
    from line where others <> '')
select distinct account, store, 'code ' || code, order_id
from line where code <> '' and substring(code from 1 for 1) <> chr(9) and char_length(code) <= 255;

-- In the order of lists. Orders that are gone are few, so that their time need not be in it.
drop index orders_order_reason;
create index orders_order_reason on orders_order (account, store, reason, order_id);
