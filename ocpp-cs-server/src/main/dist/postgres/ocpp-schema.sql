-- A business logic for the PostgreSQL backend of the central system: tables, and all functions that it calls.
--
-- Take it as a beginning, and change what you like. Plain PostgreSQL 13 or newer, no extensions. It may be run again at
-- any time: tables and their rows stay, functions are replaced.
--
--     psql --single-transaction --set ON_ERROR_STOP=1 --file ocpp-schema.sql your-database
--
-- The user of the central system needs no more than this (the functions run with the rights of their owner):
--
--     CREATE ROLE ocpp_server LOGIN PASSWORD '...';
--     GRANT USAGE ON SCHEMA ocpp TO ocpp_server;
--     GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA ocpp TO ocpp_server;
--
-- How the server calls them, and what it makes of their answers, is in docs/postgres.md. In short: ocpp.Parse gets what a
-- station sent and returns what the station is answered; an exception, or NULL, is a CALLERROR InternalError for the
-- station, and nothing of the call is kept. Messages come again: a station that saw no answer repeats its message, so
-- each function must give a repeated message the answer that the first one got.

CREATE SCHEMA IF NOT EXISTS ocpp;

-- ---------------------------------------------------------------------------------------------------------------------
-- Tables
-- ---------------------------------------------------------------------------------------------------------------------

-- Stations: registered by you, or added when they come for the first time.
CREATE TABLE IF NOT EXISTS ocpp.charge_point (
    identity        text PRIMARY KEY,
    account         text,                                   -- the customer that its path names
    enabled         boolean NOT NULL DEFAULT true,          -- false: its BootNotification is Rejected
    connected       boolean NOT NULL DEFAULT false,
    connected_at    timestamptz,
    disconnected_at timestamptz,
    connection      jsonb,                                  -- what SetChargePointConnected was told
    ocpp_version    text,
    boot            jsonb,                                  -- the last BootNotification
    booted_at       timestamptz,
    heard_at        timestamptz,
    created_at      timestamptz NOT NULL DEFAULT now()
);

-- The last StatusNotification of each connector; connector 0 is the station itself.
CREATE TABLE IF NOT EXISTS ocpp.connector_status (
    identity     text NOT NULL REFERENCES ocpp.charge_point ON DELETE CASCADE,
    connector_id integer NOT NULL,
    status       text NOT NULL,
    error_code   text NOT NULL,
    notification jsonb NOT NULL,
    reported_at  timestamptz NOT NULL,
    PRIMARY KEY (identity, connector_id)
);

-- Who may charge. idTags are compared without case: the key is in lower case.
CREATE TABLE IF NOT EXISTS ocpp.id_tag (
    id_tag                  text PRIMARY KEY CHECK (id_tag = lower(id_tag)),
    status                  text NOT NULL DEFAULT 'Accepted' CHECK (status IN ('Accepted', 'Blocked', 'Expired', 'Invalid')),
    expiry_date             timestamptz,
    parent_id_tag           text CHECK (length(parent_id_tag) <= 20),
    max_active_transactions integer                         -- NULL: as many as he likes
);

-- id is the transactionId of OCPP. It cannot be guessed, and is always looked up together with the station.
CREATE TABLE IF NOT EXISTS ocpp.transaction (
    id             integer PRIMARY KEY,
    identity       text NOT NULL,
    connector_id   integer NOT NULL,
    id_tag         text NOT NULL,
    id_tag_status  text NOT NULL,
    reservation_id integer,
    meter_start    bigint NOT NULL,
    date_start     timestamptz NOT NULL,
    meter_stop     bigint,
    date_stop      timestamptz,
    stop_id_tag    text,
    reason         text,
    created_at     timestamptz NOT NULL DEFAULT now(),
    stopped_at     timestamptz                              -- when the first StopTransaction came
);

-- What makes two StartTransaction the same.
CREATE UNIQUE INDEX IF NOT EXISTS transaction_natural_key
    ON ocpp.transaction (identity, connector_id, lower(id_tag), date_start, meter_start);
CREATE INDEX IF NOT EXISTS transaction_created_at ON ocpp.transaction (created_at);

-- Readings, of transactions or not, known or not: they are kept in any case.
CREATE TABLE IF NOT EXISTS ocpp.meter_value (
    id             bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    identity       text NOT NULL,
    connector_id   integer,
    transaction_id integer,
    measured_at    timestamptz NOT NULL,
    samples        jsonb NOT NULL,                          -- an array of {value, unit, measurand, ...}
    created_at     timestamptz NOT NULL DEFAULT now()
);

-- A repeated message brings the same readings again.
CREATE UNIQUE INDEX IF NOT EXISTS meter_value_natural_key ON ocpp.meter_value
    (identity, coalesce(connector_id, -1), coalesce(transaction_id, -1), measured_at, md5(samples::text));

-- Reservations that you make. Write a row when you send ReserveNow through the REST interface.
CREATE TABLE IF NOT EXISTS ocpp.reservation (
    id            integer NOT NULL,
    identity      text NOT NULL,
    connector_id  integer NOT NULL,
    id_tag        text NOT NULL,
    parent_id_tag text,
    expiry_date   timestamptz NOT NULL,
    status        text NOT NULL DEFAULT 'Accepted'
        CHECK (status IN ('Accepted', 'Rejected', 'Cancelled', 'Used', 'Expired')),
    created_at    timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (identity, id)
);

-- Every request and its answer. Delete what is old from time to time.
CREATE TABLE IF NOT EXISTS ocpp.log (
    id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    created_at timestamptz NOT NULL DEFAULT now(),
    identity   text NOT NULL,
    unique_id  text,
    action     text NOT NULL,
    version    text,
    account    text,
    request    jsonb,
    response   jsonb
);

CREATE INDEX IF NOT EXISTS log_created_at ON ocpp.log (created_at);

-- ---------------------------------------------------------------------------------------------------------------------
-- What the functions of the actions have in common
-- ---------------------------------------------------------------------------------------------------------------------

-- A time as OCPP writes it.
CREATE OR REPLACE FUNCTION ocpp.time_text(pTime timestamptz) RETURNS text
LANGUAGE sql STABLE AS $$
    SELECT to_char(pTime AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')
$$;

-- A time as stations write it; without an offset it is UTC. NULL if nobody can read it.
CREATE OR REPLACE FUNCTION ocpp.time_of(pText text) RETURNS timestamptz
LANGUAGE plpgsql STABLE SET timezone = 'UTC' AS $$
BEGIN
    RETURN date_trunc('milliseconds', pText::timestamptz);
EXCEPTION WHEN data_exception THEN
    RETURN NULL;
END $$;

-- idTagInfo, the same in both versions. pStarting: whether a transaction more would be open.
CREATE OR REPLACE FUNCTION ocpp.id_tag_info(pIdTag text, pStarting boolean DEFAULT false) RETURNS jsonb
LANGUAGE plpgsql STABLE AS $$
DECLARE
    rTag    ocpp.id_tag;
    vStatus text;
    vActive integer;
BEGIN
    SELECT * INTO rTag FROM ocpp.id_tag WHERE id_tag = lower(pIdTag);
    IF NOT FOUND THEN
        RETURN jsonb_build_object('status', 'Invalid');     -- 'Accepted' here lets everybody charge
    END IF;
    vStatus := rTag.status;
    IF vStatus = 'Accepted' AND rTag.expiry_date <= now() THEN
        vStatus := 'Expired';
    ELSIF vStatus = 'Accepted' AND pStarting AND rTag.max_active_transactions IS NOT NULL THEN
        SELECT count(*) INTO vActive FROM ocpp.transaction WHERE lower(id_tag) = lower(pIdTag) AND stopped_at IS NULL;
        IF vActive >= rTag.max_active_transactions THEN
            vStatus := 'ConcurrentTx';
        END IF;
    END IF;
    RETURN jsonb_strip_nulls(jsonb_build_object(
        'status', vStatus,
        'expiryDate', ocpp.time_text(rTag.expiry_date),
        'parentIdTag', rTag.parent_id_tag));
END $$;

-- Keeps readings: a list of {timestamp, samples}. OCPP 1.6 calls the samples sampledValue; 1.5 over JSON calls them values
-- or value, or has a single one in place of the list.
CREATE OR REPLACE FUNCTION ocpp.keep_readings(
    pIdentity text, pConnectorId integer, pTransactionId integer, pReadings jsonb) RETURNS void
LANGUAGE plpgsql AS $$
DECLARE
    jReading jsonb;
    jSamples jsonb;
BEGIN
    IF jsonb_typeof(pReadings) IS DISTINCT FROM 'array' THEN
        RETURN;
    END IF;
    FOR jReading IN SELECT * FROM jsonb_array_elements(pReadings) LOOP
        jSamples := coalesce(jReading->'sampledValue', jReading->'values', jReading->'value');
        IF jsonb_typeof(jSamples) IS DISTINCT FROM 'array' THEN
            jSamples := jsonb_build_array(jReading - 'timestamp');
        END IF;
        INSERT INTO ocpp.meter_value (identity, connector_id, transaction_id, measured_at, samples)
        VALUES (pIdentity, pConnectorId, pTransactionId, coalesce(ocpp.time_of(jReading->>'timestamp'), now()), jSamples)
        ON CONFLICT DO NOTHING;
    END LOOP;
END $$;

-- ---------------------------------------------------------------------------------------------------------------------
-- One function for each action of a station: request payload in, confirmation payload out
-- ---------------------------------------------------------------------------------------------------------------------

-- OCPP 1.5 says heartbeatInterval, 1.6 says interval; 1.5 has no Pending.
CREATE OR REPLACE FUNCTION ocpp.BootNotification(pIdentity text, pPayload jsonb, pVersion text) RETURNS jsonb
LANGUAGE plpgsql AS $$
DECLARE
    vStatus   text;
    vInterval integer := 300;                               -- seconds between two Heartbeats
BEGIN
    UPDATE ocpp.charge_point SET boot = pPayload, booted_at = now() WHERE identity = pIdentity
    RETURNING CASE WHEN enabled THEN 'Accepted' ELSE 'Rejected' END INTO vStatus;
    RETURN jsonb_build_object('status', vStatus, 'currentTime', ocpp.time_text(now()))
        || CASE WHEN pVersion = '1.5' THEN jsonb_build_object('heartbeatInterval', vInterval)
                ELSE jsonb_build_object('interval', vInterval) END;
END $$;

CREATE OR REPLACE FUNCTION ocpp.Heartbeat(pIdentity text, pPayload jsonb) RETURNS jsonb
LANGUAGE sql AS $$
    SELECT jsonb_build_object('currentTime', ocpp.time_text(now()))
$$;

-- Statuses are kept as they come: 1.5 has Occupied, where 1.6 has Preparing, Charging and others.
CREATE OR REPLACE FUNCTION ocpp.StatusNotification(pIdentity text, pPayload jsonb) RETURNS jsonb
LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO ocpp.connector_status (identity, connector_id, status, error_code, notification, reported_at)
    VALUES (pIdentity, (pPayload->>'connectorId')::integer, pPayload->>'status', pPayload->>'errorCode', pPayload,
            coalesce(ocpp.time_of(pPayload->>'timestamp'), now()))
    ON CONFLICT (identity, connector_id) DO UPDATE SET
        status = excluded.status, error_code = excluded.error_code,
        notification = excluded.notification, reported_at = excluded.reported_at;        -- the last to come counts: stations' clocks jump
    RETURN '{}';
END $$;

CREATE OR REPLACE FUNCTION ocpp.Authorize(pIdentity text, pPayload jsonb) RETURNS jsonb
LANGUAGE sql AS $$
    SELECT jsonb_build_object('idTagInfo', ocpp.id_tag_info(pPayload->>'idTag', true))
$$;

-- A transaction has begun, whatever we think of the idTag: it always gets a number. The same request gets the same one.
CREATE OR REPLACE FUNCTION ocpp.StartTransaction(pIdentity text, pPayload jsonb) RETURNS jsonb
LANGUAGE plpgsql AS $$
DECLARE
    vIdTag text := pPayload->>'idTag';
    vTime  timestamptz := coalesce(ocpp.time_of(pPayload->>'timestamp'), now());
    jInfo  jsonb := ocpp.id_tag_info(vIdTag, true);
    rKnown ocpp.transaction;
BEGIN
    LOOP
        INSERT INTO ocpp.transaction
            (id, identity, connector_id, id_tag, id_tag_status, reservation_id, meter_start, date_start)
        VALUES (
            -- 31 random bits; zero would look like "no transaction" to some stations
            greatest(1, ('x' || left(gen_random_uuid()::text, 8))::bit(32)::integer & 2147483647),
            pIdentity, (pPayload->>'connectorId')::integer, vIdTag, jInfo->>'status',
            (pPayload->>'reservationId')::integer, (pPayload->>'meterStart')::bigint, vTime)
        ON CONFLICT DO NOTHING
        RETURNING * INTO rKnown;
        IF FOUND THEN
            UPDATE ocpp.reservation SET status = 'Used'
            WHERE identity = pIdentity AND id = rKnown.reservation_id AND status = 'Accepted';
            EXIT;
        END IF;
        SELECT * INTO rKnown FROM ocpp.transaction
        WHERE identity = pIdentity AND connector_id = (pPayload->>'connectorId')::integer
            AND lower(id_tag) = lower(vIdTag) AND date_start = vTime
            AND meter_start = (pPayload->>'meterStart')::bigint;
        IF FOUND THEN                                       -- a repeated request: it gets the status of the first one
            jInfo := jInfo || jsonb_build_object('status', rKnown.id_tag_status);
            EXIT;
        END IF;                                             -- else another transaction has the number: try the next one
    END LOOP;
    RETURN jsonb_build_object('transactionId', rKnown.id, 'idTagInfo', jInfo);
END $$;

-- The first StopTransaction counts; later ones are answered, and change nothing. OCPP 1.6 has a list of readings, 1.5 a
-- list of lists.
CREATE OR REPLACE FUNCTION ocpp.StopTransaction(pIdentity text, pPayload jsonb) RETURNS jsonb
LANGUAGE plpgsql AS $$
DECLARE
    vId        integer := (pPayload->>'transactionId')::integer;
    vConnector integer;
    jData      jsonb;
BEGIN
    UPDATE ocpp.transaction SET
        meter_stop = (pPayload->>'meterStop')::bigint,
        date_stop = coalesce(ocpp.time_of(pPayload->>'timestamp'), now()),
        stop_id_tag = pPayload->>'idTag',
        reason = pPayload->>'reason',
        stopped_at = now()
    WHERE identity = pIdentity AND id = vId AND stopped_at IS NULL;
    SELECT connector_id INTO vConnector FROM ocpp.transaction WHERE identity = pIdentity AND id = vId;
    IF jsonb_typeof(pPayload->'transactionData') = 'array' THEN
        PERFORM ocpp.keep_readings(pIdentity, vConnector, vId, pPayload->'transactionData')
        WHERE NOT jsonb_path_exists(pPayload, '$.transactionData[*].values[*].timestamp');
        FOR jData IN SELECT * FROM jsonb_array_elements(pPayload->'transactionData') LOOP
            PERFORM ocpp.keep_readings(pIdentity, vConnector, vId, jData->'values')
            WHERE jsonb_path_exists(jData, '$.values[*].timestamp');
        END LOOP;
    END IF;
    RETURN CASE WHEN pPayload->>'idTag' IS NULL THEN '{}'
                ELSE jsonb_build_object('idTagInfo', ocpp.id_tag_info(pPayload->>'idTag')) END;
END $$;

-- OCPP 1.6 calls the list meterValue, 1.5 values.
CREATE OR REPLACE FUNCTION ocpp.MeterValues(pIdentity text, pPayload jsonb) RETURNS jsonb
LANGUAGE plpgsql AS $$
BEGIN
    PERFORM ocpp.keep_readings(
        pIdentity, (pPayload->>'connectorId')::integer, (pPayload->>'transactionId')::integer,
        coalesce(pPayload->'meterValue', pPayload->'values'));
    RETURN '{}';
END $$;

-- Put your vendors here.
CREATE OR REPLACE FUNCTION ocpp.DataTransfer(pIdentity text, pPayload jsonb) RETURNS jsonb
LANGUAGE sql AS $$
    SELECT jsonb_build_object('status', 'UnknownVendorId')
$$;

-- There is no certification authority here.
CREATE OR REPLACE FUNCTION ocpp.SignCertificate(pIdentity text, pPayload jsonb) RETURNS jsonb
LANGUAGE sql AS $$
    SELECT jsonb_build_object('status', 'Rejected')
$$;

-- ---------------------------------------------------------------------------------------------------------------------
-- What the server calls
-- ---------------------------------------------------------------------------------------------------------------------

-- Each request of a station: {identity, messageTypeId, uniqueId, action, payload}, or with errorCode, errorDescription and
-- errorDetails in place of the payload.
CREATE OR REPLACE FUNCTION ocpp.Parse(
    pIdentity text, pUniqueId text, pAction text, pPayload jsonb, pAccount text, pVersion text) RETURNS json
LANGUAGE plpgsql SECURITY DEFINER SET search_path = ocpp, pg_temp AS $$
DECLARE
    jPayload jsonb;
    jAnswer  jsonb;
BEGIN
    INSERT INTO ocpp.charge_point AS known (identity, account, ocpp_version, heard_at)
    VALUES (pIdentity, nullif(pAccount, ''), pVersion, now())
    ON CONFLICT (identity) DO UPDATE SET
        account = coalesce(excluded.account, known.account),
        ocpp_version = excluded.ocpp_version, heard_at = excluded.heard_at;

    jPayload := CASE pAction
        WHEN 'BootNotification'                  THEN ocpp.BootNotification(pIdentity, pPayload, pVersion)
        WHEN 'Heartbeat'                         THEN ocpp.Heartbeat(pIdentity, pPayload)
        WHEN 'StatusNotification'                THEN ocpp.StatusNotification(pIdentity, pPayload)
        WHEN 'Authorize'                         THEN ocpp.Authorize(pIdentity, pPayload)
        WHEN 'StartTransaction'                  THEN ocpp.StartTransaction(pIdentity, pPayload)
        WHEN 'StopTransaction'                   THEN ocpp.StopTransaction(pIdentity, pPayload)
        WHEN 'MeterValues'                       THEN ocpp.MeterValues(pIdentity, pPayload)
        WHEN 'DataTransfer'                      THEN ocpp.DataTransfer(pIdentity, pPayload)
        WHEN 'SignCertificate'                   THEN ocpp.SignCertificate(pIdentity, pPayload)
        -- Told, and kept in the log below; there is nothing to answer.
        WHEN 'DiagnosticsStatusNotification'     THEN '{}'
        WHEN 'FirmwareStatusNotification'        THEN '{}'
        WHEN 'SignedFirmwareStatusNotification'  THEN '{}'
        WHEN 'LogStatusNotification'             THEN '{}'
        WHEN 'SecurityEventNotification'         THEN '{}'
    END;

    jAnswer := jsonb_build_object('identity', pIdentity, 'uniqueId', pUniqueId, 'action', pAction)
        || CASE WHEN jPayload IS NOT NULL
                THEN jsonb_build_object('messageTypeId', 'CallResult', 'payload', jPayload)
                ELSE jsonb_build_object('messageTypeId', 'CallError', 'errorCode', 'NotImplemented',
                    'errorDescription', 'This action is not known here', 'errorDetails', '{}'::jsonb) END;

    INSERT INTO ocpp.log (identity, unique_id, action, version, account, request, response)
    VALUES (pIdentity, pUniqueId, pAction, pVersion, nullif(pAccount, ''), pPayload, jAnswer);
    RETURN jAnswer;
END $$;

-- The older form, for servers that do not tell the version.
CREATE OR REPLACE FUNCTION ocpp.Parse(
    pIdentity text, pUniqueId text, pAction text, pPayload jsonb, pAccount text) RETURNS json
LANGUAGE sql SECURITY DEFINER SET search_path = ocpp, pg_temp AS $$
    SELECT ocpp.Parse(pIdentity, pUniqueId, pAction, pPayload, pAccount, '1.6')
$$;

-- A station has connected, or is not connected any more.
CREATE OR REPLACE FUNCTION ocpp.SetChargePointConnected(pIdentity text, pConnected boolean, pMetadata jsonb) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = ocpp, pg_temp AS $$
    INSERT INTO ocpp.charge_point AS known (identity, connected, connected_at, disconnected_at, connection)
    VALUES (pIdentity, pConnected,
            CASE WHEN pConnected THEN now() END, CASE WHEN NOT pConnected THEN now() END,
            CASE WHEN pConnected THEN pMetadata END)
    ON CONFLICT (identity) DO UPDATE SET
        connected = excluded.connected,
        connected_at = coalesce(excluded.connected_at, known.connected_at),
        disconnected_at = excluded.disconnected_at,
        connection = coalesce(excluded.connection, known.connection)
$$;

-- The lists of the REST interface: one row for each entry. pToken is what the server has in postgres.token; check it here
-- if you like. pFilter is what the caller sent: identity, dateFrom, dateTo. RAISE what he is to be told if it is wrong.
CREATE OR REPLACE FUNCTION ocpp.ChargePointList(pToken text, pFilter jsonb) RETURNS SETOF jsonb
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = ocpp, pg_temp AS $$
    SELECT jsonb_build_object(
        'identity', c.identity,
        'address', c.connection->>'address',
        'protocol', c.connection->>'protocol',
        'ocppVersion', c.ocpp_version,
        'connected', c.connected,
        'connection', CASE WHEN c.connected THEN c.connection END,
        'bootNotification', c.boot,
        'bootNotificationTime', ocpp.time_text(c.booted_at),
        'statusNotification', coalesce(
            (SELECT jsonb_agg(s.notification ORDER BY s.connector_id)
             FROM ocpp.connector_status s WHERE s.identity = c.identity), '[]'),
        'account', c.account)
    FROM ocpp.charge_point c
    WHERE pFilter->>'identity' IS NULL OR c.identity = pFilter->>'identity'
    ORDER BY c.created_at DESC, c.identity
$$;

-- A moment of a filter; NULL if there is none.
CREATE OR REPLACE FUNCTION ocpp.filter_time(pFilter jsonb, pMember text) RETURNS timestamptz
LANGUAGE plpgsql STABLE AS $$
DECLARE
    vTime timestamptz := ocpp.time_of(pFilter->>pMember);
BEGIN
    IF vTime IS NULL AND pFilter->>pMember IS NOT NULL THEN
        RAISE EXCEPTION '% is no date: %', pMember, left(pFilter->>pMember, 50);
    END IF;
    RETURN vTime;
END $$;

CREATE OR REPLACE FUNCTION ocpp.TransactionList(pToken text, pFilter jsonb) RETURNS SETOF jsonb
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = ocpp, pg_temp AS $$
    SELECT jsonb_build_object(
        'id', t.id, 'identity', t.identity, 'connectorId', t.connector_id, 'idTag', t.id_tag,
        'idTagStatus', t.id_tag_status, 'meterStart', t.meter_start, 'meterStop', t.meter_stop,
        'reservationId', t.reservation_id, 'reason', t.reason,
        'dateStart', ocpp.time_text(t.date_start), 'dateStop', ocpp.time_text(t.date_stop))
    FROM ocpp.transaction t
    WHERE (pFilter->>'identity' IS NULL OR t.identity = pFilter->>'identity')
        AND t.date_start >= coalesce(ocpp.filter_time(pFilter, 'dateFrom'), '-infinity')
        AND t.date_start <= coalesce(ocpp.filter_time(pFilter, 'dateTo'), 'infinity')
    ORDER BY t.created_at DESC, t.id
$$;

CREATE OR REPLACE FUNCTION ocpp.ReservationList(pToken text, pFilter jsonb) RETURNS SETOF jsonb
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = ocpp, pg_temp AS $$
    SELECT jsonb_build_object(
        'id', r.id, 'identity', r.identity, 'connectorId', r.connector_id, 'idTag', r.id_tag,
        'parentIdTag', r.parent_id_tag, 'expiryDate', ocpp.time_text(r.expiry_date),
        'status', CASE WHEN r.status = 'Accepted' AND r.expiry_date <= now() THEN 'Expired' ELSE r.status END)
    FROM ocpp.reservation r
    WHERE (pFilter->>'identity' IS NULL OR r.identity = pFilter->>'identity')
        AND r.created_at >= coalesce(ocpp.filter_time(pFilter, 'dateFrom'), '-infinity')
        AND r.created_at <= coalesce(ocpp.filter_time(pFilter, 'dateTo'), 'infinity')
    ORDER BY r.created_at DESC, r.id
$$;

-- ---------------------------------------------------------------------------------------------------------------------
-- SOAP, for postgres.soap = true. Without it the server reads and writes SOAP, and none of the following is called.
-- ---------------------------------------------------------------------------------------------------------------------

-- Text as the content of an element.
CREATE OR REPLACE FUNCTION ocpp.xml_text(pText text) RETURNS text
LANGUAGE sql IMMUTABLE AS $$
    SELECT replace(replace(replace(pText, '&', '&amp;'), '<', '&lt;'), '>', '&gt;')
$$;

-- The content of an element as JSON. XML does not say what is a list or a number: the names do. In OCPP 1.5 a reading is a
-- text with attributes.
CREATE OR REPLACE FUNCTION ocpp.element_to_json(pElement xml, pParent text DEFAULT '') RETURNS jsonb
LANGUAGE plpgsql STABLE AS $$
DECLARE
    jObject jsonb := '{}';
    jValue  jsonb;
    vName   text;
    rChild  record;
BEGIN
    FOR rChild IN SELECT * FROM xmltable('/*/*' PASSING pElement COLUMNS
            place FOR ORDINALITY, name text PATH 'local-name(.)', content text PATH 'string(.)',
            children integer PATH 'count(*)', element xml PATH '.') LOOP
        vName := rChild.name;
        IF vName = 'value' AND pParent = 'values' THEN
            SELECT jsonb_build_object('value', rChild.content) || coalesce(jsonb_object_agg(a.name, a.content), '{}')
            INTO jValue FROM xmltable('/*/@*' PASSING rChild.element COLUMNS
                name text PATH 'local-name(.)', content text PATH 'string(.)') a;
            vName := 'values';
        ELSIF rChild.children > 0 OR vName IN ('idTagInfo', 'transactionData', 'meterValue') THEN
            jValue := ocpp.element_to_json(rChild.element, vName);
        ELSIF vName IN ('connectorId', 'transactionId', 'reservationId', 'meterStart', 'meterStop', 'listVersion',
                'retries', 'retryInterval', 'interval', 'heartbeatInterval', 'duration', 'id', 'chargingProfileId',
                'stackLevel', 'startPeriod', 'numberPhases', 'limit', 'minChargingRate') THEN
            jValue := to_jsonb(trim(rChild.content)::numeric);
        ELSIF vName = 'readonly' THEN
            jValue := to_jsonb(trim(rChild.content)::boolean);
        ELSE
            jValue := to_jsonb(rChild.content);
        END IF;
        IF vName IN ('meterValue', 'sampledValue', 'values', 'transactionData', 'configurationKey', 'unknownKey',
                'localAuthorisationList', 'localAuthorizationList', 'chargingSchedulePeriod')
                OR (vName = 'key' AND pParent = 'getConfigurationRequest') THEN
            jObject := jObject || jsonb_build_object(vName, coalesce(jObject->vName, '[]') || jsonb_build_array(jValue));
        ELSE
            jObject := jObject || jsonb_build_object(vName, jValue);
        END IF;
    END LOOP;
    RETURN jObject;
END $$;

-- The order of elements, which the service descriptions fix and JSON forgets.
CREATE OR REPLACE FUNCTION ocpp.element_order(pAction text, pVersion text) RETURNS text[]
LANGUAGE sql IMMUTABLE AS $$
    SELECT CASE
        WHEN pAction = 'RemoteStartTransaction' AND pVersion = '1.5' THEN '{idTag,connectorId}'
        WHEN pAction = 'SendLocalList' AND pVersion = '1.5'
            THEN '{updateType,listVersion,localAuthorisationList,hash,idTag,idTagInfo,status,expiryDate,parentIdTag}'
        WHEN pAction = 'ClearChargingProfile' THEN '{id,connectorId,chargingProfilePurpose,stackLevel}'
        ELSE '{status,currentTime,heartbeatInterval,interval,chargingProfileId,transactionId,stackLevel,'
            'chargingProfilePurpose,chargingProfileKind,recurrencyKind,validFrom,validTo,chargingSchedule,id,key,'
            'readonly,value,requestedMessage,connectorId,type,expiryDate,idTag,idTagInfo,parentIdTag,reservationId,'
            'chargingProfile,csChargingProfiles,duration,startSchedule,chargingRateUnit,chargingSchedulePeriod,'
            'minChargingRate,startPeriod,limit,numberPhases,listVersion,localAuthorizationList,updateType,'
            'retrieveDate,location,startTime,stopTime,retries,retryInterval,vendorId,messageId,data}'
    END::text[]
$$;

-- The members of an object as elements with the prefix o.
CREATE OR REPLACE FUNCTION ocpp.json_to_elements(pObject jsonb, pOrder text[]) RETURNS text
LANGUAGE plpgsql STABLE AS $$
DECLARE
    vText   text := '';
    rMember record;
BEGIN
    FOR rMember IN
            SELECT m.key, e.value, e.value #>> '{}' AS content
            FROM jsonb_each(pObject) m
            CROSS JOIN LATERAL jsonb_array_elements(
                CASE jsonb_typeof(m.value) WHEN 'array' THEN m.value ELSE jsonb_build_array(m.value) END)
                WITH ORDINALITY e(value, place)
            WHERE jsonb_typeof(e.value) <> 'null'
            ORDER BY array_position(pOrder, m.key), m.key, e.place LOOP
        vText := vText || format('<o:%1$s>%2$s</o:%1$s>', rMember.key,
            CASE jsonb_typeof(rMember.value) WHEN 'object' THEN ocpp.json_to_elements(rMember.value, pOrder)
                 ELSE ocpp.xml_text(rMember.content) END);
    END LOOP;
    RETURN vText;
END $$;

-- An envelope. pHeader has the members of WS-Addressing: Action, MessageID, RelatesTo, From, ReplyTo, To.
CREATE OR REPLACE FUNCTION ocpp.envelope(pNamespace text, pHeader jsonb, pBody text) RETURNS xml
LANGUAGE plpgsql STABLE AS $$
DECLARE
    vHeader text := '';
    vName   text;
    vText   text;
BEGIN
    IF pHeader->>'chargeBoxIdentity' IS NOT NULL THEN
        vHeader := format('<o:chargeBoxIdentity s:mustUnderstand="true">%s</o:chargeBoxIdentity>',
            ocpp.xml_text(pHeader->>'chargeBoxIdentity'));
    END IF;
    FOREACH vName IN ARRAY '{Action,MessageID,RelatesTo,From,ReplyTo,To}'::text[] LOOP
        vText := ocpp.xml_text(pHeader->>vName);
        IF vText IS NOT NULL THEN
            vHeader := vHeader || format(
                CASE WHEN vName IN ('From', 'ReplyTo') THEN '<a:%1$s><a:Address>%2$s</a:Address></a:%1$s>'
                     WHEN vName = 'Action' THEN '<a:%1$s s:mustUnderstand="true">%2$s</a:%1$s>'
                     ELSE '<a:%1$s>%2$s</a:%1$s>' END, vName, vText);
        END IF;
    END LOOP;
    RETURN format(
        '<s:Envelope xmlns:s="http://www.w3.org/2003/05/soap-envelope" xmlns:a="http://www.w3.org/2005/08/addressing"'
        ' xmlns:o="%s"><s:Header>%s</s:Header><s:Body>%s</s:Body></s:Envelope>', pNamespace, vHeader, pBody)::xml;
END $$;

-- An envelope as {header, payload, action, version}. The action is the name of the operation, Request and Response cut
-- off; version and action of a fault are NULL, and its payload has code, subcode and reason.
CREATE OR REPLACE FUNCTION ocpp.SOAPToJSON(pEnvelope xml) RETURNS jsonb
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = ocpp, pg_temp AS $$
DECLARE
    aNames  text[][] := ARRAY[['s', 'http://www.w3.org/2003/05/soap-envelope']];
    xBody   xml := (xpath('/s:Envelope/s:Body/*', pEnvelope, aNames))[1];
    jHeader jsonb;
    rBody   record;
    rFault  record;
BEGIN
    IF xBody IS NULL THEN
        RAISE EXCEPTION 'This is no SOAP 1.2 envelope with a body';
    END IF;
    SELECT coalesce(jsonb_object_agg(h.name, trim(h.content)), '{}') INTO jHeader
    FROM xmltable(XMLNAMESPACES('http://www.w3.org/2003/05/soap-envelope' AS s), '/s:Envelope/s:Header/*'
        PASSING pEnvelope COLUMNS name text PATH 'local-name(.)', content text PATH 'string(.)') h;
    SELECT * INTO rBody FROM xmltable('/*' PASSING xBody COLUMNS
        name text PATH 'local-name(.)', namespace text PATH 'namespace-uri(.)');
    IF rBody.name = 'Fault' THEN
        SELECT * INTO rFault FROM xmltable(XMLNAMESPACES('http://www.w3.org/2003/05/soap-envelope' AS s), '/s:Fault'
            PASSING xBody COLUMNS code text PATH 's:Code/s:Value', subcode text PATH 's:Code/s:Subcode/s:Value',
            reason text PATH 's:Reason/s:Text[1]');
        RETURN jsonb_build_object('header', jHeader, 'fault', to_jsonb(rFault));
    END IF;
    RETURN jsonb_build_object(
        'header', jHeader,
        'payload', ocpp.element_to_json(xBody, rBody.name),
        'action', upper(left(rBody.name, 1)) || substr(regexp_replace(rBody.name, '(Request|Response)$', ''), 2),
        'version', CASE WHEN rBody.namespace LIKE '%/2015/10%' THEN '1.6' WHEN rBody.namespace LIKE '%/2012/06%' THEN '1.5' END);
END $$;

-- A command to a station: {header: {chargeBoxIdentity, Action, To, ...}, payload} as an envelope. The version is
-- header.version, or that which the station spoke last, or 1.5.
CREATE OR REPLACE FUNCTION ocpp.JSONToSOAP(pMessage jsonb) RETURNS xml
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = ocpp, pg_temp AS $$
DECLARE
    jHeader  jsonb := pMessage->'header';
    vAction  text := trim(LEADING '/' FROM jHeader->>'Action');
    vVersion text := coalesce(
        jHeader->>'version',
        (SELECT ocpp_version FROM ocpp.charge_point WHERE identity = jHeader->>'chargeBoxIdentity'),
        '1.5');
    vElement text := lower(left(vAction, 1)) || substr(vAction, 2) || 'Request';
BEGIN
    IF coalesce(vAction, '') !~ '^[A-Za-z]+$' OR jHeader->>'chargeBoxIdentity' IS NULL THEN
        RAISE EXCEPTION 'The header needs Action, the name of an action, and chargeBoxIdentity';
    END IF;
    RETURN ocpp.envelope(
        CASE vVersion WHEN '1.6' THEN 'urn://Ocpp/Cp/2015/10/' ELSE 'urn://Ocpp/Cp/2012/06/' END,
        jsonb_build_object(
            'MessageID', 'urn:uuid:' || gen_random_uuid(),
            'From', 'http://www.w3.org/2005/08/addressing/anonymous',
            'ReplyTo', 'http://www.w3.org/2005/08/addressing/anonymous')
            || jHeader || jsonb_build_object('Action', '/' || vAction),
        format('<o:%1$s>%2$s</o:%1$s>', vElement,
            ocpp.json_to_elements(coalesce(pMessage->'payload', '{}'), ocpp.element_order(vAction, vVersion))));
END $$;

-- A SOAP request of a station as it came; the payload is the envelope that it is answered with.
CREATE OR REPLACE FUNCTION ocpp.ParseXML(pRequest xml, OUT identity text, OUT action text, OUT address text, OUT payload xml)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = ocpp, pg_temp AS $$
DECLARE
    jRequest   jsonb := ocpp.SOAPToJSON(pRequest);
    vVersion   text := jRequest->>'version';
    vNamespace text := CASE vVersion WHEN '1.6' THEN 'urn://Ocpp/Cs/2015/10/' ELSE 'urn://Ocpp/Cs/2012/06/' END;
    vElement   text;
    jHeader    jsonb;
    jAnswer    jsonb;
    vCode      text;
BEGIN
    identity := jRequest#>>'{header,chargeBoxIdentity}';
    action := jRequest->>'action';
    address := jRequest#>>'{header,From}';
    IF identity IS NULL OR action IS NULL OR vVersion IS NULL THEN
        RAISE EXCEPTION 'This is no request of a station: chargeBoxIdentity, operation or namespace is missing';
    END IF;
    jAnswer := ocpp.Parse(identity, jRequest#>>'{header,MessageID}', action, jRequest->'payload', NULL, vVersion)::jsonb;
    jHeader := jsonb_strip_nulls(jsonb_build_object(
        'Action', '/' || action || 'Response',
        'MessageID', 'urn:uuid:' || gen_random_uuid(),
        'RelatesTo', jRequest#>>'{header,MessageID}',
        'From', jRequest#>>'{header,To}',
        'To', 'http://www.w3.org/2005/08/addressing/anonymous'));
    IF jAnswer->>'messageTypeId' = 'CallError' THEN
        vCode := CASE WHEN jAnswer->>'errorCode' IN ('NotImplemented', 'NotSupported') THEN 'NotSupported'
                      WHEN jAnswer->>'errorCode' IN ('InternalError', 'GenericError') THEN 'InternalError'
                      WHEN jAnswer->>'errorCode' = 'SecurityError' THEN 'SecurityError'
                      ELSE 'ProtocolError' END;
        payload := ocpp.envelope(vNamespace, jHeader || '{"Action": "http://www.w3.org/2005/08/addressing/fault"}', format(
            '<s:Fault><s:Code><s:Value>s:%s</s:Value><s:Subcode><s:Value>o:%s</s:Value></s:Subcode></s:Code>'
            '<s:Reason><s:Text xml:lang="en">%s</s:Text></s:Reason></s:Fault>',
            CASE WHEN vCode IN ('NotSupported', 'InternalError') THEN 'Receiver' ELSE 'Sender' END, vCode,
            ocpp.xml_text(coalesce(nullif(jAnswer->>'errorDescription', ''), vCode))));
    ELSE
        vElement := lower(left(action, 1)) || substr(action, 2) || 'Response';
        payload := ocpp.envelope(vNamespace, jHeader, format('<o:%1$s>%2$s</o:%1$s>', vElement,
            ocpp.json_to_elements(jAnswer->'payload', ocpp.element_order(action, vVersion))));
    END IF;
END $$;

-- Functions may be executed by everybody unless that is taken away; here from all in this schema, yours included.
REVOKE ALL ON ALL FUNCTIONS IN SCHEMA ocpp FROM PUBLIC;
