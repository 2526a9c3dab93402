// What ImGui's OpenGL backend reads back before it draws, to restore it in the end. Nobody else
// draws on this canvas, so it is told OpenGL's defaults: a browser answers such questions only when
// all that it was told to draw is drawn, and the page would stand still until then.
#include <algorithm>

#include <GLES3/gl3.h>

// Its glGetIntegerv (cmake/third_party.cmake).
extern "C" void kohort_gl_get_integer(GLenum name, GLint* values) {
  switch (name) {
    case GL_VIEWPORT:
    case GL_SCISSOR_BOX: std::fill_n(values, 4, 0); return;
    case GL_ACTIVE_TEXTURE: *values = GL_TEXTURE0; return;
    case GL_BLEND_SRC_RGB:
    case GL_BLEND_SRC_ALPHA: *values = GL_ONE; return;
    case GL_BLEND_EQUATION_RGB:
    case GL_BLEND_EQUATION_ALPHA: *values = GL_FUNC_ADD; return;
    case GL_BLEND_DST_RGB:  // GL_ZERO
    case GL_BLEND_DST_ALPHA:
    case GL_CURRENT_PROGRAM:  // none, and so on
    case GL_TEXTURE_BINDING_2D:
    case GL_SAMPLER_BINDING:
    case GL_ARRAY_BUFFER_BINDING:
    case GL_ELEMENT_ARRAY_BUFFER_BINDING:
    case GL_VERTEX_ARRAY_BINDING: *values = 0; return;
    default: glGetIntegerv(name, values);
  }
}
