-- One schema for SQLite and PostgreSQL. ${sequence} is a primary key that only grows; ${instant} is an instant in UTC, to
-- the millisecond. What a station sent as its own time ends in _at, what this side noted in received_at. Enumerated values
-- are written as OCPP writes them, others in capitals. SQLite does not enforce the lengths.

create table station (
    identity varchar(255) primary key,
    account varchar(255),                              -- the customer that the station's path named last
    description varchar(500),
    registered boolean not null,                       -- by an operator; false: it came by itself
    boot_policy varchar(10),                           -- Accepted, Pending, Rejected; null: as the settings say
    validation varchar(10),                            -- STRICT, LENIENT; null: as the settings say
    pings boolean not null default true,
    password_hash varchar(255),
    pending_password_hash varchar(1000),               -- of those sent to the station and undecided, spaces between
    certificate_required boolean not null default false,
    registration varchar(10),                          -- how its last BootNotification was answered
    boot varchar(1000000),                             -- the payload of its last BootNotification
    booted_at ${instant},
    protocol varchar(10),                              -- of its last connection: JSON, SOAP
    ocpp_version varchar(10),
    address varchar(255),
    connected_at ${instant},
    disconnected_at ${instant},
    firmware_status varchar(50),
    firmware_status_at ${instant},
    diagnostics_status varchar(50),
    diagnostics_status_at ${instant},
    log_status varchar(50),
    log_status_at ${instant},
    created_at ${instant} not null
);
create index station_created on station (created_at, identity);

create table connector (
    identity varchar(255) not null references station on delete cascade,
    connector_id integer not null,
    status varchar(50) not null,
    error_code varchar(50) not null,
    info varchar(1000),
    vendor_id varchar(1000),
    vendor_error_code varchar(1000),
    status_at ${instant},
    received_at ${instant} not null,
    primary key (identity, connector_id)
);

create table id_tag (
    folded varchar(255) primary key,                   -- in lower case: idTags compare without case
    id_tag varchar(255) not null,
    status varchar(20) not null,                       -- Accepted, Blocked, Expired, Invalid
    parent_id_tag varchar(255),
    expires_at ${instant},
    max_active_transactions integer,                   -- null: any number
    description varchar(500),
    created_at ${instant} not null,
    changed_at ${instant} not null
);
create index id_tag_created on id_tag (created_at, folded);

-- A row for each StartTransaction, and for each StopTransaction that belongs to none.
create table charging_transaction (
    seq ${sequence},
    transaction_id integer not null,                   -- OCPP's; one that a station made up for a row flagged UNKNOWN
    identity varchar(255) not null,
    account varchar(255),
    connector_id integer,
    id_tag varchar(255),
    id_tag_folded varchar(255),                        -- in lower case, as in id_tag
    id_tag_status varchar(20),                         -- how StartTransaction was answered
    meter_start bigint,                                -- Wh
    started_at ${instant},
    start_received_at ${instant},
    reservation_id integer,
    meter_stop bigint,                                 -- Wh
    stopped_at ${instant},
    stop_received_at ${instant},
    stop_id_tag varchar(255),
    reason varchar(50),
    flags varchar(200) not null default '',            -- LATE, UNKNOWN, CONFLICTING_STOP, ...: words with commas between
    start_key varchar(64),                             -- what makes two StartTransaction the same one
    stop_key varchar(64),                              -- what makes two StopTransaction the same one
    constraint charging_transaction_id unique (identity, transaction_id),
    constraint charging_transaction_start unique (start_key)
);
create index charging_transaction_station on charging_transaction (identity, seq);
create index charging_transaction_time on charging_transaction (identity, started_at);
create index charging_transaction_received on charging_transaction (start_received_at);
create index charging_transaction_open on charging_transaction (id_tag_folded, stop_received_at);
create index charging_transaction_number on charging_transaction (transaction_id);

create table meter_value (
    seq ${sequence},
    identity varchar(255) not null,
    connector_id integer,
    transaction_id integer,                            -- null: none; may name a transaction that nobody knows
    sampled_at ${instant} not null,
    received_at ${instant} not null,
    source varchar(20) not null,                       -- METER_VALUES, TRANSACTION_DATA
    samples varchar(1000000) not null,                 -- sampledValue, a JSON array in the shape of OCPP 1.6
    fingerprint varchar(64) not null,                  -- a value that is sent again is kept once
    constraint meter_value_once unique (fingerprint)
);
create index meter_value_station on meter_value (identity, seq);
create index meter_value_transaction on meter_value (identity, transaction_id, sampled_at);
create index meter_value_time on meter_value (received_at);

-- Messages that belong nowhere: kept for people to look at.
create table stray_message (
    seq ${sequence},
    identity varchar(255) not null,
    action varchar(50) not null,
    payload varchar(1000000) not null,
    reason varchar(500) not null,
    received_at ${instant} not null,
    fingerprint varchar(64) not null,
    constraint stray_message_once unique (fingerprint)
);

create table reservation (
    seq ${sequence},
    identity varchar(255) not null,
    reservation_id integer not null,
    connector_id integer not null,
    id_tag varchar(255) not null,
    parent_id_tag varchar(255),
    expires_at ${instant} not null,
    status varchar(20) not null,                       -- Accepted, Rejected, Cancelled, Used, Expired
    detail varchar(500),                               -- what the station said when it refused
    transaction_id integer,                            -- that used it
    created_at ${instant} not null,
    changed_at ${instant} not null
);
create index reservation_station on reservation (identity, reservation_id);
create index reservation_expiry on reservation (status, expires_at);

create table security_event (
    seq ${sequence},
    identity varchar(255) not null,
    type varchar(255) not null,
    tech_info varchar(1000),
    occurred_at ${instant} not null,
    received_at ${instant} not null,
    fingerprint varchar(64) not null,
    constraint security_event_once unique (fingerprint)
);
create index security_event_station on security_event (identity, occurred_at);

create table certificate_request (
    seq ${sequence},
    identity varchar(255) not null,
    csr varchar(10000) not null,
    status varchar(20) not null,                       -- QUEUED, SIGNED, REJECTED, SENT, REFUSED, FAILED
    detail varchar(500),
    certificate_chain varchar(20000),
    received_at ${instant} not null,
    changed_at ${instant} not null,
    fingerprint varchar(64) not null
);
create index certificate_request_station on certificate_request (identity, received_at);
create index certificate_request_status on certificate_request (status);

create table connection_attempt (
    seq ${sequence},
    identity varchar(255),
    address varchar(255) not null,
    path varchar(1000) not null,
    status integer not null,                           -- HTTP's
    reason varchar(1000) not null,
    remedy varchar(1000) not null,
    attempts integer not null,                         -- the same one, this often
    first_at ${instant} not null,
    last_at ${instant} not null
);
create index connection_attempt_time on connection_attempt (last_at);
create index connection_attempt_station on connection_attempt (identity, last_at);

-- The frame log. A call and its answer share station, message id and origin.
create table frame (
    seq ${sequence},
    identity varchar(255) not null,
    at ${instant} not null,
    direction varchar(10) not null,                    -- RECEIVED, SENT
    protocol varchar(10) not null,                     -- JSON, SOAP
    ocpp_version varchar(10) not null,
    kind varchar(10) not null,                         -- CALL, RESULT, ERROR, OTHER
    action varchar(100),                               -- of the call, for answers too
    message_id varchar(255),
    millis integer,                                    -- from the call to this answer
    text varchar(1000000) not null,                    -- secrets masked
    size integer not null                              -- of the frame as it travelled, in characters
);
create index frame_station on frame (identity, seq);
create index frame_message on frame (identity, message_id);
create index frame_time on frame (at);

create table api_credential (
    name varchar(100) primary key,
    kind varchar(10) not null,                         -- TOKEN, PASSWORD
    hash varchar(255) not null,
    scopes varchar(100) not null,                      -- view, command, administer: words with commas between
    created_at ${instant} not null,
    expires_at ${instant},
    revoked_at ${instant}              -- the row stays, with an empty hash
);
create index api_credential_hash on api_credential (hash);

-- What operators sent to stations, or tried to.
create table command (
    seq ${sequence},
    id varchar(36) not null unique,
    bulk_id varchar(36),
    identity varchar(255) not null,
    action varchar(100) not null,
    payload varchar(1000000) not null,                 -- secrets masked
    commanded_by varchar(100) not null,
    commanded_at ${instant} not null,
    ended_at ${instant},
    outcome varchar(30),                               -- null while it is under way
    dispatched boolean,                                -- whether it left for the station; null: not known
    answer varchar(1000000),                           -- the confirmation, or the problem; secrets masked
    idempotency_key varchar(255),
    request_key varchar(64),                           -- what makes two requests with one key the same
    constraint command_once unique (commanded_by, idempotency_key)
);
create index command_station on command (identity, seq);
create index command_bulk on command (bulk_id, seq);
create index command_time on command (commanded_at);
create index command_open on command (outcome, identity);

create table bulk_command (
    seq ${sequence},
    id varchar(36) not null unique,
    action varchar(100) not null,
    payload varchar(1000000) not null,                 -- secrets masked
    stations integer not null,
    commanded_by varchar(100) not null,
    commanded_at ${instant} not null,
    ended_at ${instant},
    idempotency_key varchar(255),
    request_key varchar(64),
    constraint bulk_command_once unique (commanded_by, idempotency_key)
);
create index bulk_command_time on bulk_command (commanded_at);

-- Who changed what through the API, besides commands.
create table audit (
    seq ${sequence},
    at ${instant} not null,
    who varchar(100) not null,
    method varchar(10) not null,
    path varchar(1000) not null,
    status integer not null
);

-- Who is told of events.
create table subscription (
    id varchar(36) primary key,
    url varchar(2000) not null,
    types varchar(1000) not null,                      -- names of events: words with commas between
    identities varchar(1000000) not null,              -- a JSON array; an empty one: all stations
    description varchar(500),
    enabled boolean not null,
    disabled_reason varchar(500),                      -- why this side disabled it; null: it did not
    secret varchar(255) not null,                      -- signs; as it was given to the receiver
    previous_secret varchar(255),                      -- signs too, for a while
    previous_until ${instant},
    created_at ${instant} not null,
    changed_at ${instant} not null,
    deleted_at ${instant}             -- the row goes when its deliveries are gone
);

-- A row for each subscription and station: which of its events is next. Whoever changes what waits locks it first.
create table delivery_queue (
    subscription_id varchar(36) not null,
    identity varchar(255) not null,
    sequence bigint not null,                          -- of the newest event
    due_at ${instant},                -- when the oldest one that waits is tried; null: none waits
    primary key (subscription_id, identity)
);
create index delivery_queue_due on delivery_queue (subscription_id, due_at);

-- The outbox: a row for each event and subscription, written with the change that the event tells of. No foreign keys,
-- since a subscription that goes must not make a change fail.
create table delivery (
    seq ${sequence},
    event_id varchar(36) not null,                     -- the same for all subscriptions
    subscription_id varchar(36) not null,
    type varchar(30) not null,
    identity varchar(255) not null,
    sequence bigint not null,
    at ${instant} not null,           -- when it happened
    data varchar(1000000) not null,                    -- JSON in ASCII
    state varchar(10) not null,                        -- WAITING, DELIVERED, DEAD
    waiting_since ${instant},         -- null: it does not wait
    attempts integer not null,
    last_attempt_at ${instant},
    next_attempt_at ${instant},       -- null: at once, or not any more
    last_status integer,                               -- HTTP's; null: there was no answer
    last_error varchar(500),
    ended_at ${instant}
);
create index delivery_next on delivery (subscription_id, identity, state, seq);
create index delivery_subscription on delivery (subscription_id, state, seq);
create index delivery_state on delivery (state, seq);
create index delivery_station on delivery (identity, seq);
create index delivery_waiting on delivery (waiting_since);
create index delivery_ended on delivery (ended_at);
