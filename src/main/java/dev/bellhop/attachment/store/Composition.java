package dev.bellhop.attachment.store;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// Puts the parts of a file together in one object, streaming from the bucket to the bucket: S3 itself joins only parts
/// of 5 MB and more.
record Composition(S3Bucket bucket, String folder, List<Part> parts) {
    /// The least that S3 takes as a part of a multipart upload, except for the last.
    private static final int LEAST = 5 * 1024 * 1024;

    void writeTo(String name) throws IOException {
        var groups = groups();
        if (groups.size() == 1) {
            bucket.put(name, () -> new JoinedParts(bucket, folder, parts), length(parts));
        } else {
            writeTo(name, groups);
        }
    }

    private void writeTo(String name, List<List<Part>> groups) throws IOException {
        var upload = bucket.begin(name);
        try {
            for (var group : groups) {
                upload.add(() -> new JoinedParts(bucket, folder, group), length(group));
            }
            upload.complete();
        } catch (IOException e) {
            upload.abort();
            throw e;
        }
    }

    private List<List<Part>> groups() throws IOException {
        var groups = new ArrayList<List<Part>>();
        var group = new ArrayList<Part>();
        var end = 0L;
        for (var part : parts) {
            if (part.offset() != end) {
                throw new IOException("A part is missing at " + end + " of " + folder);
            }
            end = part.end();
            if (length(group) >= LEAST) {
                groups.add(group);
                group = new ArrayList<>();
            }
            group.add(part);
        }
        groups.add(group);
        return groups;
    }

    private static long length(List<Part> parts) {
        return parts.stream().mapToLong(Part::length).sum();
    }
}
