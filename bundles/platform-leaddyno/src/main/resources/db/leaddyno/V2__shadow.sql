-- Whose the account's affiliates and purchases are while another platform is installed too: that one's, or LeadDyno's.
alter table leaddyno_account add column shadow boolean default false not null;
-- Orders from before belong to the other platform.
alter table leaddyno_account add column taken_over_at timestamp with time zone;

-- What the other platform was told of accounts in the shadow, and how LeadDyno differs.
create table leaddyno_shadow (
    account_id  varchar(64) not null,
    store       varchar not null,
    order_id    bigint not null,
    state       varchar(8) not null,
    amount      numeric(19, 4) not null,
    currency    char(3) not null,
    code        varchar,
    ordered_at  timestamp with time zone not null,
    -- Null until LeadDyno was asked after the last decision.
    compared_at timestamp with time zone,
    difference  varchar default '' not null,
    primary key (account_id, store, order_id)
);
