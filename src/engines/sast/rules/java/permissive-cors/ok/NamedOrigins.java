import org.springframework.web.cors.*;

public class NamedOrigins {
  public void addCorsMappings(CorsRegistry registry) {
    // ok: java/permissive-cors
    registry.addMapping("/**").allowedOrigins("https://shop.example.org").allowCredentials(true);
  }

  public void open(CorsRegistry registry) {
    // ok: java/permissive-cors
    registry.addMapping("/public/**").allowedOrigins("*").allowedMethods("GET");
  }

  @Bean
  public CorsFilter corsFilter() {
    CorsConfiguration config = new CorsConfiguration();
    config.setAllowCredentials(true);
    // ok: java/permissive-cors
    config.setAllowedOrigins(origins.allowed());
    return filterOf(config);
  }

  @Bean
  public CorsConfigurationSource source() {
    CorsConfiguration cors = new CorsConfiguration();
    // ok: java/permissive-cors
    cors.addAllowedOriginPattern("*");
    cors.setAllowCredentials(false);
    return sourceOf(cors);
  }

  public void doFilter(HttpServletRequest request, HttpServletResponse response) {
    // ok: java/permissive-cors
    response.setHeader("Access-Control-Allow-Origin", "https://shop.example.org");
  }
}
