create sequence sync_run_id;

create table sync_run (
    account      varchar(64)              not null,
    store        varchar(255)             not null,
    id           bigint                   not null,
    job          varchar(64)              not null,
    dry_run      boolean                  not null,
    cause        varchar(16)              not null,
    state        varchar(16)              not null,
    requested_at timestamp with time zone not null,
    started_at   timestamp with time zone,
    ended_at     timestamp with time zone,
    phase        varchar(500)             not null,
    waiting      varchar(500)             not null,
    done         bigint                   not null,
    total        bigint,
    -- one name=figure a line
    counts       varchar(4000)            not null,
    error        varchar(4000)            not null,
    -- of the lease under which it ran; 0 until it started
    fence        bigint                   not null,
    -- somebody asked it to stop
    stop_asked   boolean                  not null,
    primary key (account, store, id)
);
create index sync_run_of_job on sync_run (account, store, job, state);

-- Who may run a job for a store. The fence only ever grows.
create table sync_lease (
    account    varchar(64)  not null,
    store      varchar(255) not null,
    job        varchar(64)  not null,
    fence      bigint       not null,
    run        bigint,
    node       varchar(255),
    expires_at timestamp with time zone,
    primary key (account, store, job)
);

-- When a job is to run for a store without being asked.
create table sync_schedule (
    account varchar(64)              not null,
    store   varchar(255)             not null,
    job     varchar(64)              not null,
    due_at  timestamp with time zone not null,
    primary key (account, store, job)
);

-- db-scheduler's own: when to look after a job of a store, and which node does.
create table sync_task (
    task_name            varchar(100)             not null,
    task_instance        varchar(500)             not null,
    task_data            bytea,
    execution_time       timestamp with time zone not null,
    picked               boolean                  not null,
    picked_by            varchar(255),
    last_success         timestamp with time zone,
    last_failure         timestamp with time zone,
    consecutive_failures integer,
    last_heartbeat       timestamp with time zone,
    version              bigint                   not null,
    priority             smallint,
    primary key (task_name, task_instance)
);
create index sync_task_due on sync_task (execution_time);
create index sync_task_heartbeat on sync_task (last_heartbeat);
