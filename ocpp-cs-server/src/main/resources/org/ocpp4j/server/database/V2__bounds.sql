-- For bounds and retention: the newest rows of a station, and the oldest rows of all.

create index station_unregistered on station (registered, created_at);
create index stray_message_station on stray_message (identity, seq);
create index stray_message_received on stray_message (received_at);
create index security_event_newest on security_event (identity, seq);
create index security_event_received on security_event (received_at);
create index certificate_request_changed on certificate_request (changed_at);
create index reservation_changed on reservation (changed_at);
create index audit_time on audit (at);
