package smscoach.broker;

import java.util.List;

/** Where the nodes live, and how they can be cut off. */
interface Network extends AutoCloseable {

    /** All on the loopback interface, where nobody can be cut off. */
    Network LOOPBACK = new Network() {

        @Override
        public String host(int node) {
            return Ports.HOST;
        }

        @Override
        public List<String> entrance(int node) {
            return List.of();
        }

        @Override
        public void isolate(int node) {
            throw new IllegalStateException("Nodes on the loopback interface cannot be isolated");
        }

        @Override
        public void heal(int node) {
            throw new IllegalStateException("Nodes on the loopback interface cannot be isolated");
        }

        @Override
        public void close() {}
    };

    /** The address of a node. */
    String host(int node);

    /** What goes before a command for it to run where the node lives. */
    List<String> entrance(int node);

    void isolate(int node);

    void heal(int node);

    @Override
    void close();
}
