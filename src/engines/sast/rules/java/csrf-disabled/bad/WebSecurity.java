import org.springframework.security.config.annotation.web.builders.HttpSecurity;

public class WebSecurity {
  protected void configure(HttpSecurity http) throws Exception {
    // ruleid: java/csrf-disabled
    http.csrf().disable();
    http.formLogin();
  }

  @Bean
  public SecurityFilterChain lambda(HttpSecurity http) throws Exception {
    // ruleid: java/csrf-disabled
    http.csrf(csrf -> csrf.disable());
    return http.build();
  }

  @Bean
  public SecurityFilterChain reference(HttpSecurity http) throws Exception {
    // ruleid: java/csrf-disabled
    http.csrf(AbstractHttpConfigurer::disable);
    return http.formLogin(Customizer.withDefaults()).build();
  }

  @Bean
  public SecurityWebFilterChain reactive(ServerHttpSecurity http) {
    // ruleid: java/csrf-disabled
    return http.csrf(ServerHttpSecurity.CsrfSpec::disable).build();
  }

  @Bean
  public SecurityFilterChain admin(HttpSecurity security) throws Exception {
    // ruleid: java/csrf-disabled
    security.csrf(c -> c.disable());
    security.rememberMe();
    return security.build();
  }
}
