-- Reports want one kind of many days, so the kind comes before the day.
alter table platform_traffic_day rename to platform_traffic_day_before;
create table platform_traffic_day (
    account_id varchar(64) not null,
    on_day     date not null,
    kind       varchar(9) not null,
    name       varchar not null,
    visits     bigint not null,
    visitors   bigint not null,
    leads      bigint not null,
    primary key (account_id, kind, on_day, name)
);
insert into platform_traffic_day (account_id, on_day, kind, name, visits, visitors, leads)
    select account_id, on_day, kind, name, visits, visitors, leads from platform_traffic_day_before;
drop table platform_traffic_day_before;

-- Thousands of these rows a second are written.
alter table platform_visit alter column visit_id set cache ${numbers_at_once};
alter table platform_touch alter column touch_id set cache ${numbers_at_once};
alter table platform_lead alter column lead_id set cache ${numbers_at_once};
