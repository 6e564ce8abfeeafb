package org.ocpp4j.core.v15;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ocpp4j.core.message.AlsoReadAs;
import org.ocpp4j.core.message.ToStation;

/**
 * Replaces or changes the list of identifiers that a station may accept by itself (OCPP 1.5, SendLocalList.req).
 *
 * @param updateType whether the entries replace the list or change it
 * @param listVersion version of the list once the update is applied
 * @param localAuthorisationList entries, each identifier at most once; null or an empty list clears the list in a full
 *     update. JSON peers that spell the member with a z, as 1.6 does, are understood
 * @param hash check value of the list; how it is computed is for both sides to agree. Null if there is nothing to check
 */
public record SendLocalListRequest(
        UpdateType updateType,
        int listVersion,
        @AlsoReadAs("localAuthorizationList") @Nullable List<AuthorisationData> localAuthorisationList,
        @Nullable String hash)
        implements ToStation<SendLocalListResponse> {

    /** Takes a copy of the list. */
    public SendLocalListRequest {
        localAuthorisationList = localAuthorisationList == null ? null : List.copyOf(localAuthorisationList);
    }

    /** Sets the required components; the optional ones are null. */
    public SendLocalListRequest(UpdateType updateType, int listVersion) {
        this(updateType, listVersion, null, null);
    }

    /** Returns a copy with this {@code localAuthorisationList}; null removes it. */
    public SendLocalListRequest withLocalAuthorisationList(@Nullable List<AuthorisationData> localAuthorisationList) {
        return new SendLocalListRequest(updateType, listVersion, localAuthorisationList, hash);
    }

    /** Returns a copy with this {@code hash}; null removes it. */
    public SendLocalListRequest withHash(@Nullable String hash) {
        return new SendLocalListRequest(updateType, listVersion, localAuthorisationList, hash);
    }
}
