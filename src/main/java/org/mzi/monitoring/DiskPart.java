package org.mzi.monitoring;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import org.mzi.platform.Problem;

/** Space for what this node writes and, as far as it can be told, for what PostgreSQL writes. The first problem counts. */
@ApplicationScoped
class DiskPart implements SystemPart {

    private final DiskState disk;

    @Inject
    DiskPart(DiskState disk) {
        this.disk = disk;
    }

    DiskPart() {
        this(null);
    }

    @Override
    public String name() {
        return "disk";
    }

    @Override
    public PartHealth look() {
        DiskState.Snapshot space = disk.now();
        List<Problem> problems = space.problems();
        PartHealth health =
                problems.isEmpty() ? PartHealth.well(space.at()) : PartHealth.ill(problems.get(0), null, null);
        long free = space.volumes().stream()
                .mapToLong(DiskState.Volume::free)
                .filter(bytes -> bytes >= 0)
                .min()
                .orElse(-1);
        return free < 0 ? health : health.with("freeBytes", free);
    }
}
