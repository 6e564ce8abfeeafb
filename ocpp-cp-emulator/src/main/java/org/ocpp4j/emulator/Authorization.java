package org.ocpp4j.emulator;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.ocpp4j.core.v16.AuthorizationStatus;
import org.ocpp4j.core.v16.AuthorizeRequest;
import org.ocpp4j.core.v16.IdTagInfo;

/**
 * Finds out whether a tag may charge (OCPP 1.6, section 3.5): asks the central system, or, while it does not answer,
 * uses the local list and the cache of earlier answers. Belongs to the station's serial executor.
 */
final class Authorization {
    private static final int CACHED = 1000;

    private final Timeline time;
    private final Registration registration;
    private final Configuration configuration;
    private final LocalList localList;
    private final Map<String, IdTagInfo> cache = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, IdTagInfo> eldest) {
            return size() > CACHED;
        }
    };

    Authorization(Timeline time, Registration registration, Configuration configuration, LocalList localList) {
        this.time = time;
        this.registration = registration;
        this.configuration = configuration;
        this.localList = localList;
    }

    void decide(String idTag, Consumer<AuthorizationStatus> then) {
        if (registration.isOnline()) {
            boolean beforehand = configuration.flag("LocalPreAuthorize");
            if (beforehand && known(idTag).filter(this::isAccepted).isPresent()) {
                then.accept(AuthorizationStatus.ACCEPTED);
                return;
            }
            registration.send(
                    new AuthorizeRequest(idTag),
                    answer -> {
                        learned(idTag, answer.idTagInfo());
                        then.accept(answer.idTagInfo().status());
                    },
                    failure -> then.accept(offline(idTag)));
        } else {
            then.accept(offline(idTag));
        }
    }

    /** The central system has returned the authorization of a tag. */
    void learned(String idTag, @Nullable IdTagInfo info) {
        // A tag in the local list is not cached (OCPP 1.6, section 3.5.3).
        if (info != null
                && configuration.flag("AuthorizationCacheEnabled")
                && localList.find(idTag).isEmpty()) {
            cache.put(LocalList.key(idTag), info);
        }
    }

    void clearCache() {
        cache.clear();
    }

    private AuthorizationStatus offline(String idTag) {
        if (!configuration.flag("LocalAuthorizeOffline")) {
            return AuthorizationStatus.INVALID;
        }
        Optional<IdTagInfo> known = known(idTag);
        if (known.isPresent()) {
            return isExpired(known.get())
                    ? AuthorizationStatus.EXPIRED
                    : known.get().status();
        }
        return configuration.flag("AllowOfflineTxForUnknownId")
                ? AuthorizationStatus.ACCEPTED
                : AuthorizationStatus.INVALID;
    }

    private Optional<IdTagInfo> known(String idTag) {
        Optional<IdTagInfo> listed =
                configuration.flag("LocalAuthListEnabled") ? localList.find(idTag) : Optional.empty();
        boolean cached = listed.isEmpty() && configuration.flag("AuthorizationCacheEnabled");
        return cached ? Optional.ofNullable(cache.get(LocalList.key(idTag))) : listed;
    }

    private boolean isAccepted(IdTagInfo info) {
        return info.status().equals(AuthorizationStatus.ACCEPTED) && !isExpired(info);
    }

    private boolean isExpired(IdTagInfo info) {
        return info.expiryDate() != null && !info.expiryDate().isAfter(time.now());
    }
}
