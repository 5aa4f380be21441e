import org.springframework.security.config.annotation.web.builders.*;

public class ClosedSecurity {
  @Bean
  public SecurityFilterChain chain(HttpSecurity http) throws Exception {
    // ok: java/permit-all
    http.authorizeHttpRequests(rules -> rules.requestMatchers("/login").permitAll().anyRequest().authenticated());
    return http.build();
  }

  protected void configure(HttpSecurity http) throws Exception {
    // ok: java/permit-all
    http.authorizeRequests().antMatchers("/static/**").permitAll();
  }

  @Bean
  public SecurityWebFilterChain reactive(ServerHttpSecurity http) {
    // ok: java/permit-all
    http.authorizeExchange().anyExchange().authenticated();
    return http.build();
  }

  public void configure(WebSecurity web) {
    // ok: java/permit-all
    web.ignoring().antMatchers("/css/**");
  }

  @Bean
  public SecurityFilterChain closed(HttpSecurity http) throws Exception {
    // ok: java/permit-all
    http.authorizeHttpRequests(rules -> rules.anyRequest().denyAll());
    return http.build();
  }
}
