import org.springframework.web.cors.*;

public class WebConfiguration {
  public void addCorsMappings(CorsRegistry registry) {
    // ruleid: java/permissive-cors
    registry.addMapping("/**").allowedOriginPatterns("*").allowedMethods("GET", "POST").allowCredentials(true);
  }

  public void turned(CorsRegistry registry) {
    // ruleid: java/permissive-cors
    registry.addMapping("/api/**").allowCredentials(true).maxAge(3600).allowedOriginPatterns("*");
  }

  @Bean
  public CorsFilter corsFilter() {
    CorsConfiguration config = new CorsConfiguration();
    config.setAllowCredentials(true);
    // ruleid: java/permissive-cors
    config.addAllowedOriginPattern("*");
    return filterOf(config);
  }

  @Bean
  public CorsConfigurationSource source() {
    CorsConfiguration cors = new CorsConfiguration();
    // ruleid: java/permissive-cors
    cors.setAllowedOriginPatterns(List.of("*"));
    cors.setAllowCredentials(true);
    return sourceOf(cors);
  }

  public void doFilter(HttpServletRequest request, HttpServletResponse response) {
    // ruleid: java/permissive-cors
    response.setHeader("Access-Control-Allow-Origin", request.getHeader("Origin"));
    response.setHeader("Access-Control-Allow-Credentials", "true");
  }
}
