package org.mzi.work.engine;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The fences of this node's claims. Used by many threads. */
final class OwnClaims {

    private final Set<Long> inWork = ConcurrentHashMap.newKeySet();
    private final Set<Long> givenUp = ConcurrentHashMap.newKeySet();

    void begin(long fence) {
        inWork.add(fence);
    }

    void end(long fence) {
        inWork.remove(fence);
    }

    /** To be given back as soon as the database can be reached; not before it has ended. */
    void giveUp(long fence) {
        givenUp.add(fence);
    }

    /** Keeps the leases of what is in work and gives back what was given up, when the database takes it. */
    void keep(Claims claims) {
        if (!inWork.isEmpty()) {
            claims.renew(List.copyOf(inWork));
        }
        List<Long> fences =
                givenUp.stream().filter(fence -> !inWork.contains(fence)).toList();
        if (!fences.isEmpty()) {
            claims.giveBack(fences);
            givenUp.removeAll(fences);
        }
    }
}
