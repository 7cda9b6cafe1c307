-- Every version of a store's rules. Rows are only added; connection_store.rules_version names the one that holds.
create table connection_rules (
    account varchar(64)              not null,
    store   varchar(255)             not null,
    version integer                  not null,
    -- JSON; what is left out has its standard value.
    rules   varchar                  not null,
    at      timestamp with time zone not null,
    author  varchar(300)             not null,
    primary key (account, store, version)
);

insert into connection_rules (account, store, version, rules, at, author)
select account, store, rules_version,
       case when created_since is null then '{}'
            else '{"ordersCreatedSince":"'
                 || to_char(created_since at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.FF6"Z"') || '"}'
       end,
       connected_at, 'upgrade'
from connection_store;

alter table connection_store drop column created_since;
