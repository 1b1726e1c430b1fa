package dev.bellhop.bench.lab;

import io.zonky.test.db.postgres.embedded.PgBinaryResolver;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.apache.commons.compress.compressors.xz.XZCompressorOutputStream;

/// PostgreSQL as a distribution builds it, as production runs it. The embedded one is built to be small (`-Os`) and takes
/// more processor time for the same work.
///
/// @param binaries the folder of `postgres`, `initdb` and `pg_ctl`
record InstalledPostgres(Path binaries) implements PgBinaryResolver {
    private static final Path VERSIONS = Path.of("/usr/lib/postgresql");
    private static final List<String> PROGRAMS = List.of("postgres", "initdb", "pg_ctl");

    /// The newest one that Debian's packages have brought.
    static Optional<InstalledPostgres> newest() throws IOException {
        if (!Files.isDirectory(VERSIONS)) {
            return Optional.empty();
        }
        try (var versions = Files.list(VERSIONS)) {
            return versions.filter(version -> Files.isExecutable(version.resolve("bin/postgres")))
                    .max(Comparator.comparing(InstalledPostgres::number))
                    .map(version -> new InstalledPostgres(version.resolve("bin")));
        }
    }

    private static int number(Path version) {
        var digits = version.getFileName().toString().replaceAll("\\D.*", "");
        return digits.isEmpty() ? 0 : Integer.parseInt(digits);
    }

    // The library unpacks what it starts. Links are enough: PostgreSQL follows them to find what else belongs to it.
    @Override
    public InputStream getPgBinary(String system, String architecture) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var tar = new TarArchiveOutputStream(new XZCompressorOutputStream(bytes))) {
            put(tar, new TarArchiveEntry("bin/"));
            for (var program : PROGRAMS) {
                var link = new TarArchiveEntry("bin/" + program, TarConstants.LF_SYMLINK);
                link.setLinkName(binaries.resolve(program).toString());
                put(tar, link);
            }
        }
        return new ByteArrayInputStream(bytes.toByteArray());
    }

    // Always of the same day: the library unpacks again what differs.
    private static void put(TarArchiveOutputStream tar, TarArchiveEntry entry) throws IOException {
        entry.setModTime(0);
        tar.putArchiveEntry(entry);
        tar.closeArchiveEntry();
    }
}
