package dev.bellhop.bench.net;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.epoll.EpollEventLoopGroup;
import io.netty.channel.epoll.EpollSocketChannel;
import io.netty.channel.unix.IntegerUnixChannelOption;
import java.net.InetSocketAddress;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// The one thread that drives every socket, so that no lock is needed and one clock times both ends.
public final class Loop implements AutoCloseable {
    // TCP_MAXSEG of tcp(7). Without it megabytes wait in the kernel for a stalled reader on loopback, unlike behind a
    // real network.
    private static final IntegerUnixChannelOption MAXSEG = new IntegerUnixChannelOption("TCP_MAXSEG", 6, 2);
    private static final int ETHERNET = 1460;
    private static final int SOURCES = 50;
    private final EpollEventLoopGroup group = new EpollEventLoopGroup(1);
    private final EventLoop loop = group.next();
    private int opened;

    public EventLoop eventLoop() {
        return loop;
    }

    /// Clients come from many addresses, as real ones do: the service limits sockets per address.
    void connect(WebSocket socket, int port, boolean slowLink) {
        var bootstrap = new Bootstrap()
                .group(loop)
                .channel(EpollSocketChannel.class)
                .option(ChannelOption.TCP_NODELAY, true)
                .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, 30_000)
                .handler(new ChannelInitializer<Channel>() {
                    @Override
                    protected void initChannel(Channel channel) {
                        channel.pipeline().addLast(socket);
                    }
                });
        if (slowLink) {
            bootstrap.option(MAXSEG, ETHERNET).option(ChannelOption.SO_RCVBUF, 4096);
        }
        var source = new InetSocketAddress("127.0.1." + (1 + opened++ % SOURCES), 0);
        bootstrap.connect(new InetSocketAddress("127.0.0.1", port), source).addListener(done -> {
            if (!done.isSuccess()) {
                socket.failed(done.cause());
            }
        });
    }

    /// Runs something on the loop and waits for what it says.
    public <T> T call(Callable<T> work) {
        return await(work, 60);
    }

    public void run(Runnable work) {
        call(() -> {
            work.run();
            return null;
        });
    }

    private <T> T await(Callable<T> work, int seconds) {
        try {
            return loop.submit(work).get(seconds, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("the driver's loop failed", e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        group.shutdownGracefully(0, 2, TimeUnit.SECONDS).awaitUninterruptibly(5_000);
    }
}
