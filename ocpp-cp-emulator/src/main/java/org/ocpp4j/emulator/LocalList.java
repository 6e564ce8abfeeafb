package org.ocpp4j.emulator;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.ocpp4j.core.v16.AuthorizationData;
import org.ocpp4j.core.v16.IdTagInfo;
import org.ocpp4j.core.v16.SendLocalListRequest;
import org.ocpp4j.core.v16.UpdateStatus;
import org.ocpp4j.core.v16.UpdateType;

/** The local authorisation list (OCPP 1.6, section 3.5.2). Belongs to the station's serial executor. */
final class LocalList {
    static final int MOST_ENTRIES = 1000;

    private final Map<String, IdTagInfo> entries = new HashMap<>();
    private long version;

    long version() {
        return version;
    }

    Optional<IdTagInfo> find(String idTag) {
        return Optional.ofNullable(entries.get(key(idTag)));
    }

    UpdateStatus update(SendLocalListRequest request) {
        boolean full = request.updateType().equals(UpdateType.FULL);
        if (!full && request.listVersion() <= version) {
            return UpdateStatus.VERSION_MISMATCH;
        }
        List<AuthorizationData> changes =
                request.localAuthorizationList() == null ? List.of() : request.localAuthorizationList();
        Map<String, IdTagInfo> result = full ? new HashMap<>() : new HashMap<>(entries);
        for (AuthorizationData change : changes) {
            IdTagInfo info = change.idTagInfo();
            if (info != null) {
                result.put(key(change.idTag()), info);
            } else if (full) {
                return UpdateStatus.FAILED; // a full list needs the authorization of each tag
            } else {
                result.remove(key(change.idTag()));
            }
        }
        if (changes.size() > MOST_ENTRIES || result.size() > MOST_ENTRIES) {
            return UpdateStatus.FAILED;
        }
        entries.clear();
        entries.putAll(result);
        version = request.listVersion();
        return UpdateStatus.ACCEPTED;
    }

    /** Tags are compared ignoring case. */
    static String key(String idTag) {
        return idTag.toLowerCase(Locale.ROOT);
    }
}
