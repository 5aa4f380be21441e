import org.springframework.security.config.annotation.web.builders.HttpSecurity;

public class Protected {
  @Bean
  public SecurityFilterChain stateless(HttpSecurity http) throws Exception {
    // ok: java/csrf-disabled
    http.csrf(csrf -> csrf.disable());
    http.sessionManagement(s -> s.sessionCreationPolicy(SessionCreationPolicy.STATELESS));
    return http.build();
  }

  protected void configure(HttpSecurity http) throws Exception {
    http.sessionManagement().sessionCreationPolicy(SessionCreationPolicy.STATELESS);
    // ok: java/csrf-disabled
    http.csrf().disable();
  }

  @Bean
  public SecurityFilterChain resources(HttpSecurity http) throws Exception {
    // ok: java/csrf-disabled
    http.csrf(AbstractHttpConfigurer::disable);
    http.oauth2ResourceServer(o -> o.jwt(Customizer.withDefaults()));
    return http.build();
  }

  @Bean
  public SecurityFilterChain hooks(HttpSecurity http) throws Exception {
    // ok: java/csrf-disabled
    http.csrf(csrf -> csrf.ignoringRequestMatchers("/hooks/**"));
    return http.build();
  }

  @Bean
  public SecurityFilterChain standard(HttpSecurity http) throws Exception {
    // ok: java/csrf-disabled
    http.csrf(Customizer.withDefaults());
    return http.build();
  }
}
