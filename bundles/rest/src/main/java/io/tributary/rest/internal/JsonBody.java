package io.tributary.rest.internal;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tributary.rest.ApiProblem;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.Reader;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.util.List;
import javax.servlet.http.HttpServletRequest;
import javax.ws.rs.Consumes;
import javax.ws.rs.Produces;
import javax.ws.rs.WebApplicationException;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.MultivaluedMap;
import javax.ws.rs.core.StreamingOutput;
import javax.ws.rs.ext.MessageBodyReader;
import javax.ws.rs.ext.MessageBodyWriter;
import javax.ws.rs.ext.Provider;

/** Bodies between JSON and records. What cannot be read becomes a problem that names the place, see {@link JsonFault}. */
@Provider
@Consumes(MediaType.APPLICATION_JSON)
@Produces({MediaType.APPLICATION_JSON, Problem.MEDIA_TYPE})
public final class JsonBody implements MessageBodyReader<Object>, MessageBodyWriter<Object> {
    /** What JAX-RS reads and writes by itself. */
    private static final List<Class<?>> RAW =
            List.of(InputStream.class, Reader.class, StreamingOutput.class, byte[].class, CharSequence.class);

    /** The attribute of a request under which the problem stands that it was answered with. */
    static final String PROBLEM = JsonBody.class.getName() + ".problem";

    private final ObjectMapper mapper;

    /** Stands for the request that the calling thread works for. */
    @Context
    private HttpServletRequest request;

    JsonBody(ObjectMapper mapper) {
        this.mapper = mapper;
    }

    @Override
    public boolean isReadable(Class<?> type, Type genericType, Annotation[] annotations, MediaType mediaType) {
        return !isRaw(type);
    }

    @Override
    public Object readFrom(
            Class<Object> type,
            Type genericType,
            Annotation[] annotations,
            MediaType mediaType,
            MultivaluedMap<String, String> headers,
            InputStream body)
            throws IOException {
        try {
            return read(genericType, body.readNBytes(Guard.MAX_BODY + 1));
        } catch (ApiProblem e) {
            // CXF logs anything else that a reader throws, with its stack, as if it were a fault of ours.
            throw new WebApplicationException(e, e.status());
        }
    }

    private Object read(Type type, byte[] json) throws IOException {
        if (json.length > Guard.MAX_BODY) {
            throw new WebApplicationException(413);
        }
        if (json.length == 0) {
            throw JsonFault.missing();
        }
        try (JsonParser parser = mapper.createParser(json)) {
            Object value = mapper.readerFor(mapper.constructType(type)).readValue(parser);
            if (value == null) {
                throw JsonFault.missing();
            }
            if (parser.nextToken() != null) {
                throw JsonFault.syntax(parser.currentLocation());
            }
            return value;
        } catch (JsonProcessingException e) {
            throw JsonFault.explain(e);
        }
    }

    @Override
    public boolean isWriteable(Class<?> type, Type genericType, Annotation[] annotations, MediaType mediaType) {
        return !isRaw(type);
    }

    @Override
    public void writeTo(
            Object value,
            Class<?> type,
            Type genericType,
            Annotation[] annotations,
            MediaType mediaType,
            MultivaluedMap<String, Object> headers,
            OutputStream body)
            throws IOException {
        if (value instanceof Problem) {
            request.setAttribute(PROBLEM, value);
        }
        mapper.writer().without(JsonGenerator.Feature.AUTO_CLOSE_TARGET).writeValue(body, value);
    }

    private static boolean isRaw(Class<?> type) {
        return RAW.stream().anyMatch(raw -> raw.isAssignableFrom(type));
    }
}
