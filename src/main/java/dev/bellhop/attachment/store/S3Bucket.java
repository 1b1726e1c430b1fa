package dev.bellhop.attachment.store;

import dev.bellhop.attachment.store.FileStoreConfig.S3Config;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;

/// The calls to one bucket, each within a time limit. What fails is an `IOException` that names no keys of ours.
final class S3Bucket {
    private static final String BINARY = "application/octet-stream";
    private static final int INSUFFICIENT_STORAGE = 507;
    private final S3Client client;
    private final String bucket;

    private S3Bucket(S3Client client, String bucket) {
        this.client = client;
        this.bucket = bucket;
    }

    static S3Bucket of(S3Config config) {
        var credentials = AwsBasicCredentials.create(
                needed(config.accessKey(), "access-key"), needed(config.secretKey(), "secret-key"));
        var client = S3Client.builder()
                .region(Region.of(config.region()))
                .credentialsProvider(StaticCredentialsProvider.create(credentials))
                // Many stores beside AWS know neither signed chunks nor the newer checksums, and some leave a client
                // without an answer that asks whether to go on. Over TLS bodies are not signed; without it they are
                // read once more for that.
                .serviceConfiguration(service -> service.pathStyleAccessEnabled(config.pathStyle())
                        .chunkedEncodingEnabled(false)
                        .expectContinueEnabled(false))
                .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
                .httpClientBuilder(UrlConnectionHttpClient.builder()
                        .connectionTimeout(config.timeout().dividedBy(6))
                        .socketTimeout(config.timeout().dividedBy(2)))
                .overrideConfiguration(every -> every.apiCallTimeout(config.timeout())
                        .defaultProfileFile(ProfileFile.aggregator().build()));
        config.endpoint().ifPresent(client::endpointOverride);
        return new S3Bucket(client.build(), needed(config.bucket(), "bucket"));
    }

    private static String needed(Optional<String> setting, String name) {
        return setting.orElseThrow(() -> new IllegalStateException(
                "bellhop.files.store is s3, so that bellhop.files.s3." + name + " is needed."));
    }

    /// In the order of the file.
    List<Part> parts(String folder) throws IOException {
        return call(
                () -> client.listObjectsV2Paginator(list -> list.bucket(bucket).prefix(folder)).contents().stream()
                        .map(object -> Part.of(object.key(), object.size()))
                        .toList());
    }

    boolean has(String name) throws IOException {
        try {
            call(() -> client.headObject(head -> head.bucket(bucket).key(name)));
            return true;
        } catch (FileNotFoundException _) {
            return false;
        }
    }

    InputStream read(String name) throws IOException {
        return call(() -> client.getObject(get -> get.bucket(bucket).key(name)));
    }

    /// The first bytes of a part.
    byte[] beginningOf(String name, int length) throws IOException {
        var range = "bytes=0-" + (length - 1);
        try (var stream =
                call(() -> client.getObject(get -> get.bucket(bucket).key(name).range(range)))) {
            return stream.readNBytes(length);
        }
    }

    /// @param content called again when a call is repeated
    void put(String name, Supplier<InputStream> content, long length) throws IOException {
        var body = body(content, length);
        call(() -> client.putObject(put -> put.bucket(bucket).key(name), body));
    }

    /// One that is not there is fine.
    void delete(String name) throws IOException {
        call(() -> client.deleteObject(delete -> delete.bucket(bucket).key(name)));
    }

    MultipartUpload begin(String name) throws IOException {
        var id = call(() -> client.createMultipartUpload(
                        create -> create.bucket(bucket).key(name)))
                .uploadId();
        return new MultipartUpload(client, bucket, name, id);
    }

    static RequestBody body(Supplier<InputStream> content, long length) {
        return RequestBody.fromContentProvider(ContentStreamProvider.fromInputStreamSupplier(content), length, BINARY);
    }

    static <T> T call(Supplier<T> call) throws IOException {
        try {
            return call.get();
        } catch (NoSuchKeyException e) {
            throw (IOException) new FileNotFoundException("There is no such object.").initCause(e);
        } catch (AwsServiceException e) {
            throw isFull(e) ? new StoreFull(e) : new IOException("The file store answered " + e.statusCode() + ".", e);
        } catch (SdkException e) {
            throw new IOException("The file store does not answer.", e);
        }
    }

    /// How MinIO and Ceph say it; AWS itself is never full.
    private static boolean isFull(AwsServiceException e) {
        return e.statusCode() == INSUFFICIENT_STORAGE
                || "QuotaExceeded".equals(e.awsErrorDetails().errorCode());
    }
}
