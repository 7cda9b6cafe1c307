-- Who is logged in. The token itself is only in the user's browser.
create table session_login (
    token_hash varchar(64) not null,
    user_name  varchar not null,
    roles      varchar not null,
    begun_at   timestamp with time zone not null,
    seen_at    timestamp with time zone not null,
    primary key (token_hash)
);

create index session_login_seen on session_login (seen_at);
create index session_login_begun on session_login (begun_at);
