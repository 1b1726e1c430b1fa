package dev.bellhop.attachment.store;

import io.quarkus.logging.Log;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CompletedPart;

/// An object that is written in several calls, and there once all were made.
final class MultipartUpload {
    private final S3Client client;
    private final String bucket;
    private final String name;
    private final String id;
    private final List<CompletedPart> parts = new ArrayList<>();

    MultipartUpload(S3Client client, String bucket, String name, String id) {
        this.client = client;
        this.bucket = bucket;
        this.name = name;
        this.id = id;
    }

    void add(Supplier<InputStream> content, long length) throws IOException {
        var number = parts.size() + 1;
        var body = S3Bucket.body(content, length);
        var answer = S3Bucket.call(() -> client.uploadPart(
                part -> part.bucket(bucket).key(name).uploadId(id).partNumber(number), body));
        parts.add(CompletedPart.builder().partNumber(number).eTag(answer.eTag()).build());
    }

    void complete() throws IOException {
        S3Bucket.call(() -> client.completeMultipartUpload(
                all -> all.bucket(bucket).key(name).uploadId(id).multipartUpload(upload -> upload.parts(parts))));
    }

    /// What stays when this fails too is for the bucket's lifecycle rules.
    void abort() {
        try {
            S3Bucket.call(() -> client.abortMultipartUpload(
                    upload -> upload.bucket(bucket).key(name).uploadId(id)));
        } catch (IOException e) {
            Log.warn("an upload to the file store could not be given up", e);
        }
    }
}
