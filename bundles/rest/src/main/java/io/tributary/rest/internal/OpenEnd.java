package io.tributary.rest.internal;

import java.io.IOException;
import javax.servlet.ServletOutputStream;
import javax.servlet.WriteListener;
import javax.servlet.http.HttpServletResponse;
import javax.servlet.http.HttpServletResponseWrapper;

/**
 * An answer that JAX-RS cannot end. When the rows of a file break off, JAX-RS writes the problem behind them and closes the
 * stream; the container would then end the answer as if it were whole. Only who called JAX-RS knows which end is right.
 */
final class OpenEnd extends HttpServletResponseWrapper {
    OpenEnd(HttpServletResponse response) {
        super(response);
    }

    @Override
    public ServletOutputStream getOutputStream() throws IOException {
        return new Stream(super.getOutputStream());
    }

    @Override
    public void flushBuffer() {
        // What is not sent yet can still be taken back.
    }

    private static final class Stream extends ServletOutputStream {
        private final ServletOutputStream out;

        Stream(ServletOutputStream out) {
            this.out = out;
        }

        @Override
        public void write(int b) throws IOException {
            out.write(b);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            out.write(bytes, from, length);
        }

        @Override
        public void flush() {
            // The container sends what does not fit into its buffer.
        }

        @Override
        public void close() {
            // The container does, once the request is served.
        }

        @Override
        public boolean isReady() {
            return out.isReady();
        }

        @Override
        public void setWriteListener(WriteListener listener) {
            out.setWriteListener(listener);
        }
    }
}
