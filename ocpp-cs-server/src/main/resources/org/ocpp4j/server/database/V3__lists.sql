-- Each list of the API finds its rows by an index that has them in the order of the list.

drop index charging_transaction_time;
drop index charging_transaction_received;
drop index charging_transaction_open;
create index charging_transaction_id_tag on charging_transaction (id_tag_folded, seq);
create index charging_transaction_open on charging_transaction (stop_received_at, seq) where stop_received_at is null;
create index charging_transaction_limit on charging_transaction (id_tag_folded) where stop_received_at is null;

drop index meter_value_transaction;
create index meter_value_transaction on meter_value (transaction_id, seq);

create index stray_message_action on stray_message (action, seq);

create index reservation_list on reservation (identity, seq);
create index reservation_status on reservation (status, seq);

drop index security_event_station;
create index security_event_type on security_event (type, seq);

drop index certificate_request_station;
drop index certificate_request_status;
create index certificate_request_station on certificate_request (identity, seq);
create index certificate_request_status on certificate_request (status, seq);

drop index connection_attempt_time;
drop index connection_attempt_station;
create index connection_attempt_time on connection_attempt (last_at, seq);
create index connection_attempt_station on connection_attempt (identity, last_at, seq);

-- What is found by the message id alone is few frames; what is rare has an index of its own, which the others do not pay for.
drop index frame_message;
drop index frame_time;
create index frame_message on frame (message_id, seq);
create index frame_action on frame (action, seq);
create index frame_error on frame (kind, seq) where kind = 'ERROR';
create index frame_other on frame (kind, seq) where kind = 'OTHER';

drop index command_station;
drop index command_time;
drop index command_open;
drop index command_bulk;
create index command_station on command (identity, commanded_at, seq);
create index command_single on command (bulk_id, commanded_at, seq) where bulk_id is null;
create index command_action on command (action, commanded_at, seq);
create index command_outcome on command (outcome, commanded_at, seq);
create index command_open on command (identity) where outcome is null;
create index command_bulk on command (bulk_id, seq, outcome, dispatched);

drop index bulk_command_time;
create index bulk_command_time on bulk_command (commanded_at, seq);
create index bulk_command_action on bulk_command (action, commanded_at, seq);
