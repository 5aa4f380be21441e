import org.springframework.security.config.annotation.web.builders.*;

public class OpenSecurity {
  @Bean
  public SecurityFilterChain chain(HttpSecurity http) throws Exception {
    // ruleid: java/permit-all
    http.authorizeHttpRequests(rules -> rules.anyRequest().permitAll());
    return http.build();
  }

  protected void configure(HttpSecurity http) throws Exception {
    // ruleid: java/permit-all
    http.authorizeRequests().antMatchers("/**").permitAll();
  }

  @Bean
  public SecurityWebFilterChain reactive(ServerHttpSecurity http) {
    // ruleid: java/permit-all
    http.authorizeExchange().anyExchange().permitAll();
    return http.build();
  }

  public void configure(WebSecurity web) {
    // ruleid: java/permit-all
    web.ignoring().antMatchers("/**");
  }

  @Bean
  public SecurityFilterChain matcher(HttpSecurity http) throws Exception {
    // ruleid: java/permit-all
    http.authorizeHttpRequests(rules -> rules.requestMatchers("/**").permitAll());
    return http.build();
  }
}
