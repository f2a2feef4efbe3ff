package smscoach.gateway;

import static java.nio.charset.StandardCharsets.US_ASCII;

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
import java.util.Iterator;
import java.util.List;

/** Many event streams, held open by one thread. The addresses that they come from are two, since ports are few. */
final class Crowd implements AutoCloseable {

    private static final int COMING_AT_ONCE = 200;
    private static final String BEGUN = "\nid: ";

    private final Selector selector;
    private final int port;
    private final List<Member> members = new ArrayList<>();
    private final ByteBuffer buffer = ByteBuffer.allocate(16 * 1024);

    /** A stream, and what came of it so far. */
    private static final class Member {
        private final SocketChannel channel;
        private final ByteBuffer request;
        private final StringBuilder head = new StringBuilder();
        private boolean begun;

        private Member(SocketChannel channel, String request) {
            this.channel = channel;
            this.request = ByteBuffer.wrap(request.getBytes(US_ASCII));
        }
    }

    Crowd(int port) throws IOException {
        this.port = port;
        this.selector = Selector.open();
    }

    /** Opens one stream for each of the tokens; all must begin in time. */
    void come(List<String> tokens, Duration patience) throws IOException {
        long deadline = System.nanoTime() + patience.toNanos();
        Iterator<String> coming = tokens.iterator();
        int begun = 0;
        int open = 0;
        while (begun < tokens.size()) {
            while (coming.hasNext() && open - begun < COMING_AT_ONCE) {
                connect(coming.next(), open++);
            }
            selector.select(100);
            for (SelectionKey key : selector.selectedKeys()) {
                begun += advance(key, (Member) key.attachment()) ? 1 : 0;
            }
            selector.selectedKeys().clear();
            if (System.nanoTime() > deadline) {
                throw new AssertionError("After " + patience + " only " + begun + " streams have begun");
            }
        }
    }

    private void connect(String token, int number) throws IOException {
        SocketChannel channel = SocketChannel.open();
        channel.configureBlocking(false);
        channel.setOption(StandardSocketOptions.SO_RCVBUF, 4096);
        // Whoever goes is gone at once, and leaves no port behind that waits.
        channel.setOption(StandardSocketOptions.SO_LINGER, 0);
        channel.bind(new InetSocketAddress(
                InetAddress.getByAddress(new byte[] {127, 0, 0, (byte) (1 + number % 2)}), 0));
        Member member = new Member(
                channel,
                "GET /api/v2/me/events HTTP/1.0\r\nHost: localhost\r\nAuthorization: Bearer " + token + "\r\n\r\n");
        members.add(member);
        channel.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        channel.register(selector, SelectionKey.OP_CONNECT, member);
    }

    /** Whether the stream has begun by this. */
    private boolean advance(SelectionKey key, Member member) throws IOException {
        if (key.isConnectable() && member.channel.finishConnect()) {
            key.interestOps(SelectionKey.OP_WRITE);
        } else if (key.isWritable()) {
            member.channel.write(member.request);
            if (!member.request.hasRemaining()) {
                key.interestOps(SelectionKey.OP_READ);
            }
        } else if (key.isReadable()) {
            return read(member);
        }
        return false;
    }

    private boolean read(Member member) throws IOException {
        buffer.clear();
        if (member.channel.read(buffer) < 0) {
            throw new AssertionError("A stream ended: " + member.head);
        }
        if (member.begun) {
            return false; // A sign of life.
        }
        member.head.append(US_ASCII.decode(buffer.flip()));
        member.begun = member.head.indexOf(BEGUN) >= 0;
        return member.begun;
    }

    @Override
    public void close() throws IOException {
        for (Member member : members) {
            member.channel.close();
        }
        selector.close();
    }
}
