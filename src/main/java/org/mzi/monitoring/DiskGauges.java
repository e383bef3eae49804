package org.mzi.monitoring;

import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;
import java.util.HashSet;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import org.eclipse.microprofile.metrics.Metadata;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.eclipse.microprofile.metrics.Tag;

/** The gauges about space and the message broker, taken every 15 seconds. */
@Singleton
@Startup
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionManagement(TransactionManagementType.BEAN)
public class DiskGauges {

    @Inject
    private org.mzi.platform.Startup startup;

    @Inject
    private DiskState disk;

    @Inject
    private org.mzi.work.JmsBell bell;

    @Inject
    private MetricRegistry registry;

    private final Set<String> paths = new HashSet<>();
    private volatile DiskState.Snapshot last;

    /** The container never runs two firings of one timer at once. */
    @Schedule(hour = "*", minute = "*", second = "*/15", persistent = false)
    void take() {
        if (!startup.isReady()) {
            return;
        }
        boolean first = last == null;
        last = disk.now();
        if (first) {
            gauge(
                    "mzi_database_bytes",
                    "Size of the database",
                    now -> now.databaseBytes() == null ? Double.NaN : now.databaseBytes());
            gauge("mzi_disk_problems", "Disks that are full or nearly so", now -> now.problems()
                    .size());
            gauge("mzi_broker_up", "1 while the message broker takes messages", now -> bell.isBrokerWell() ? 1 : 0);
        }
        last.volumes().stream().map(DiskState.Volume::path).filter(paths::add).forEach(path -> {
            gauge("mzi_disk_free_bytes", "Free space", now -> volume(now, path).free(), new Tag("path", path));
            gauge(
                    "mzi_disk_bytes",
                    "Size of the file system",
                    now -> volume(now, path).total(),
                    new Tag("path", path));
        });
    }

    private static DiskState.Volume volume(DiskState.Snapshot now, String path) {
        return now.volumes().stream()
                .filter(volume -> volume.path().equals(path))
                .findFirst()
                .orElse(new DiskState.Volume(path, -1, -1, null));
    }

    private void gauge(String name, String help, ToDoubleFunction<DiskState.Snapshot> figure, Tag... tags) {
        Metadata metadata =
                Metadata.builder().withName(name).withDescription(help).build();
        registry.gauge(metadata, this, gauges -> figure.applyAsDouble(gauges.last), tags);
    }
}
