package io.github.keycloakjumpcloud.simulator.keycloak;

import com.sun.management.ThreadMXBean;
import com.sun.tools.attach.AttachNotSupportedException;
import com.sun.tools.attach.VirtualMachine;
import java.io.IOException;
import java.lang.management.BufferPoolMXBean;
import java.lang.management.ClassLoadingMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.util.Arrays;
import java.util.List;
import javax.management.MBeanServerConnection;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;

/** The memory of another JVM, read over JMX. */
public final class ServerMemory implements AutoCloseable {

    private final JMXConnector connector;
    private final MemoryMXBean memory;
    private final ThreadMXBean threads;
    private final ClassLoadingMXBean classes;
    private final List<BufferPoolMXBean> buffers;

    private ServerMemory(JMXConnector connector) throws IOException {
        MBeanServerConnection server = connector.getMBeanServerConnection();
        this.connector = connector;
        this.memory = ManagementFactory.getPlatformMXBean(server, MemoryMXBean.class);
        this.threads = ManagementFactory.getPlatformMXBean(server, ThreadMXBean.class);
        this.classes = ManagementFactory.getPlatformMXBean(server, ClassLoadingMXBean.class);
        this.buffers = ManagementFactory.getPlatformMXBeans(server, BufferPoolMXBean.class);
    }

    /** Attaches to a JVM; throws {@link IOException} when no JVM of this user has the process id. */
    public static ServerMemory of(long pid) throws IOException {
        try {
            VirtualMachine machine = VirtualMachine.attach(Long.toString(pid));
            try {
                return new ServerMemory(
                        JMXConnectorFactory.connect(new JMXServiceURL(machine.startLocalManagementAgent())));
            } finally {
                machine.detach();
            }
        } catch (AttachNotSupportedException e) {
            throw new IOException(e);
        }
    }

    /** Collects garbage and returns the used bytes of the heap. */
    public long live() {
        memory.gc();
        memory.gc();
        return memory.getHeapMemoryUsage().getUsed();
    }

    /** The bytes of buffers outside the heap. */
    public long direct() {
        return buffers.stream().mapToLong(BufferPoolMXBean::getMemoryUsed).sum();
    }

    /** How many classes are loaded now. */
    public int loadedClasses() {
        return classes.getLoadedClassCount();
    }

    /** The bytes that the present threads have allocated since their start. */
    public long allocated() {
        return Arrays.stream(threads.getThreadAllocatedBytes(threads.getAllThreadIds()))
                .filter(bytes -> bytes > 0)
                .sum();
    }

    @Override
    public void close() throws IOException {
        connector.close();
    }
}
