-- Who ordered: kept of every order that is read, because a rule about buyers may be switched on later. No address is kept.
create table orders_buyer (
    account  varchar(64)  not null,
    store    varchar(255) not null,
    order_id bigint       not null,
    -- The store's number of the customer; 0 for a guest.
    customer bigint       not null,
    -- A keyed hash of the folded e-mail address; empty for none.
    email    varchar(22)  not null,
    -- Whether the status by itself makes it a purchase.
    bought   boolean      not null,
    -- What the decision wants people to look at, parted by commas.
    flags    varchar(200) not null,
    primary key (account, store, order_id)
);

create index orders_buyer_customer on orders_buyer (account, store, customer);
create index orders_buyer_email on orders_buyer (account, store, email);

-- The key of that hash, encrypted.
create table orders_buyer_key (
    account varchar(64)   not null,
    store   varchar(255)  not null,
    sealed  varchar(1000) not null,
    primary key (account, store)
);
