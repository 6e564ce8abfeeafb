package org.ocpp4j.core.v16;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ocpp4j.core.message.ToStation;

/**
 * Replaces or amends the local authorization list of a station (OCPP 1.6, section 6.41).
 *
 * @param listVersion version of the list once the update is applied
 * @param localAuthorizationList all entries of the new list, or for a differential update the changed ones; null or an
 *     empty list stands for no entries
 * @param updateType whether the entries replace the list or amend it
 */
public record SendLocalListRequest(
        long listVersion, @Nullable List<AuthorizationData> localAuthorizationList, UpdateType updateType)
        implements ToStation<SendLocalListResponse> {

    /** Makes the message with a copy of the list. */
    public SendLocalListRequest {
        localAuthorizationList = localAuthorizationList == null ? null : List.copyOf(localAuthorizationList);
    }

    /** Sets the required components; the optional ones are null. */
    public SendLocalListRequest(long listVersion, UpdateType updateType) {
        this(listVersion, null, updateType);
    }

    /** Returns a copy with this {@code localAuthorizationList}; null removes it. */
    public SendLocalListRequest withLocalAuthorizationList(@Nullable List<AuthorizationData> localAuthorizationList) {
        return new SendLocalListRequest(listVersion, localAuthorizationList, updateType);
    }
}
