package smscoach.bench.gateway;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ObjLongConsumer;

/** Many event streams, read by one thread. */
final class EventClients implements AutoCloseable {

    private static final int COMING_AT_ONCE = 100;
    /** A port is free again once it is not one of the other's: two addresses have twice as many. */
    private static final int ADDRESSES = 2;

    private static final String BEGUN = "\nid: ";
    private static final String END = "\n\n";

    private final int port;
    private final Selector selector;
    private final List<SocketChannel> channels = new ArrayList<>();
    private final ByteBuffer buffer = ByteBuffer.allocate(64 * 1024);
    private int begun;

    /** A stream, and the part of it that is not whole yet. */
    private static final class Client {
        private final ByteBuffer request;
        private final StringBuilder text = new StringBuilder();
        private boolean begun;

        private Client(String token) {
            this.request = ByteBuffer.wrap(
                    ("GET /api/v2/me/events HTTP/1.0\r\nHost: localhost\r\nAuthorization: Bearer " + token + "\r\n\r\n")
                            .getBytes(US_ASCII));
        }
    }

    EventClients(int port) throws IOException {
        this.port = port;
        this.selector = Selector.open();
    }

    /** Opens one stream for each, and waits until all have begun. */
    void open(List<String> tokens, Duration patience) throws IOException {
        long deadline = System.nanoTime() + patience.toNanos();
        int opened = 0;
        while (begun < tokens.size()) {
            while (opened < tokens.size() && opened - begun < COMING_AT_ONCE) {
                connect(tokens.get(opened++));
            }
            turn((frame, at) -> {});
            if (System.nanoTime() > deadline) {
                throw new IOException("Only " + begun + " of " + tokens.size() + " event streams began in time");
            }
        }
    }

    private void connect(String token) throws IOException {
        SocketChannel channel = SocketChannel.open();
        channel.configureBlocking(false);
        channel.setOption(StandardSocketOptions.SO_LINGER, 0);
        byte last = (byte) (1 + channels.size() % ADDRESSES);
        channel.bind(new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, last}), 0));
        channels.add(channel);
        channel.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        channel.register(selector, SelectionKey.OP_CONNECT, new Client(token));
    }

    /** Takes what has come, or waits a moment for it; is told each frame, and when it was read. */
    void turn(ObjLongConsumer<String> frames) throws IOException {
        selector.select(20);
        for (SelectionKey key : selector.selectedKeys()) {
            take(key, (SocketChannel) key.channel(), (Client) key.attachment(), frames);
        }
        selector.selectedKeys().clear();
    }

    private void take(SelectionKey key, SocketChannel channel, Client client, ObjLongConsumer<String> frames)
            throws IOException {
        if (key.isConnectable() && channel.finishConnect()) {
            key.interestOps(SelectionKey.OP_WRITE);
        } else if (key.isWritable()) {
            channel.write(client.request);
            if (!client.request.hasRemaining()) {
                key.interestOps(SelectionKey.OP_READ);
            }
        } else if (key.isReadable()) {
            read(channel, client, frames);
        }
    }

    private void read(SocketChannel channel, Client client, ObjLongConsumer<String> frames) throws IOException {
        buffer.clear();
        if (channel.read(buffer) < 0) {
            throw new IOException("An event stream ended: " + client.text);
        }
        long now = System.nanoTime();
        client.text.append(UTF_8.decode(buffer.flip()));
        if (!client.begun) {
            int at = client.text.indexOf(BEGUN);
            client.begun = at >= 0;
            begun += client.begun ? 1 : 0;
            client.text.delete(0, at < 0 ? 0 : at + 1);
        }
        for (int end = client.text.indexOf(END); client.begun && end >= 0; end = client.text.indexOf(END)) {
            frames.accept(client.text.substring(0, end), now);
            client.text.delete(0, end + END.length());
        }
    }

    @Override
    public void close() throws IOException {
        for (SocketChannel channel : channels) {
            channel.close();
        }
        selector.close();
    }
}
