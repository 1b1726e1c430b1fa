package dev.bellhop.attachment;

import dev.bellhop.async.LogOnce;
import dev.bellhop.attachment.store.FileKey;
import dev.bellhop.attachment.store.FileStore;
import dev.bellhop.common.Refusal;
import io.quarkus.logging.Log;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.Provider;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import org.jboss.resteasy.reactive.server.spi.ResteasyReactiveResourceInfo;
import org.jboss.resteasy.reactive.server.spi.ServerMessageBodyWriter;
import org.jboss.resteasy.reactive.server.spi.ServerRequestContext;

/// Writes a file to its client, each piece when the client has taken the one before. A stream as the answer would be
/// read as fast as the disk is, into memory; and for a HEAD, or a client that is gone, nobody would close it.
@Provider
@Singleton
class FileContentWriter implements ServerMessageBodyWriter<FileContent> {
    private static final int PIECE = 32 * 1024;
    private final FileStore store;
    private final LogOnce outage = new LogOnce();

    FileContentWriter(FileStore store) {
        this.store = store;
    }

    @Override
    public boolean isWriteable(Class<?> type, Type generic, ResteasyReactiveResourceInfo target, MediaType media) {
        return type == FileContent.class;
    }

    @Override
    public boolean isWriteable(Class<?> type, Type generic, Annotation[] annotations, MediaType media) {
        return type == FileContent.class;
    }

    @Override
    public void writeResponse(FileContent content, Type generic, ServerRequestContext request) throws IOException {
        var response = request.serverResponse();
        // The answer's own headers are not there before the first piece.
        response.setResponseHeader("Content-Length", String.valueOf(content.size()));
        try (var bytes = open(content.key())) {
            var piece = new byte[PIECE];
            for (var left = content.size(); left > 0; ) {
                var read = bytes.readNBytes(piece, 0, (int) Math.min(PIECE, left));
                if (read == 0) {
                    throw new IOException("the file " + content.key() + " has " + left + " bytes less than it had");
                }
                await(response.write(read == PIECE ? piece : Arrays.copyOf(piece, read)));
                left -= read;
            }
            response.end();
        } catch (IOException e) {
            // Whoever waits for the rest shall see that it does not come.
            Log.debugf("a download broke off: %s", e.getMessage());
            response.reset();
        }
    }

    private InputStream open(FileKey key) {
        try {
            var bytes = store.read(key);
            outage.isOver();
            return bytes;
        } catch (FileNotFoundException _) {
            throw Refusal.notFound("file");
        } catch (IOException e) {
            var reason = e.getClass().getSimpleName();
            if (outage.isNews(reason)) {
                Log.warnf("files cannot be read: %s", reason);
            }
            throw Refusal.unavailable("The file cannot be read just now. Try again in a moment.");
        }
    }

    private static void await(CompletionStage<Void> written) throws IOException {
        try {
            written.toCompletableFuture().get();
        } catch (ExecutionException e) {
            throw new IOException(e.getCause());
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException();
        }
    }

    @Override
    public void writeTo(
            FileContent content,
            Class<?> type,
            Type generic,
            Annotation[] annotations,
            MediaType media,
            MultivaluedMap<String, Object> headers,
            OutputStream out)
            throws IOException {
        try (var bytes = open(content.key())) {
            bytes.transferTo(out);
        }
    }
}
