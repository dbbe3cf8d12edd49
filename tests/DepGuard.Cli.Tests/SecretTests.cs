using DepGuard.Testing;
using Xunit;

namespace DepGuard.Cli.Tests;

/// <summary>A password in the input never appears in any output, error texts included.</summary>
public class SecretTests
{
    private const string Canary = "c4nAry";

    private const string Compose = $$"""
        services:
          web:
            image: shop/web
            command: ["--auth-url", "http://web:{{Canary}}@auth:8080", "--password={{Canary}}", "--db=postgres://web:{{Canary}}@missing:5432/web"]
            environment:
              AUTH_URL: "http://web:{{Canary}}@auth:8080/token?key={{Canary}}#{{Canary}}"
              BROKEN_URL: "http://web:{{Canary}}@nowhere:8080"
              LOOP_URL: "http://web:{{Canary}}@localhost:9999"
              PORT_URL: "http://web:{{Canary}}@auth:9080"
              UNSET_URL: "http://web:{{Canary}}@${NOBODY}:80/{{Canary}}"
              ConnectionStrings__Db: "Host=database;Username=web;Password={{Canary}}"
              ConnectionStrings__Sql: "Server=tcp:database,1433;User ID=web;Pwd={{Canary}};"
              JDBC_URL: "jdbc:postgresql://database:5432/web?user=web&password={{Canary}}"
              CACHE: "cache:6379,password={{Canary}},ssl=true"
              API_KEY: "{{Canary}}"
              API_KEY: "{{Canary}}"
          auth:
            image: "registry.example.com/shop/auth"
            ports: ["9080:8080"]
            environment: [ "WEB_URL=http://auth:{{Canary}}@web:80", "TOKEN={{Canary}}" ]
          database:
            image: postgres
            environment: { POSTGRES_PASSWORD: "{{Canary}}" }
          cache:
            image: redis
            command: redis-server --requirepass {{Canary}}
        """;

    private static readonly string Kubernetes = $$"""
        apiVersion: v1
        kind: Secret
        metadata: { name: web }
        stringData:
          AUTH_URL: "http://web:{{Canary}}@auth:8080"
          PASSWORD: "{{Canary}}"
        ---
        apiVersion: v1
        kind: Secret
        metadata: { name: encoded }
        data: { PASSWORD: "{{Canary}}==", LEDGER_URL: "{{Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes($"http://web:{Canary}@ledger:80"))}}" }
        ---
        apiVersion: v1
        kind: ConfigMap
        metadata: { name: web }
        data:
          appsettings.json: '{ "ConnectionStrings": { "Db": "Host=database;Password={{Canary}}", "Odd": "Password={{Canary}};Host=lost" } }'
          app.properties: |
            spring.datasource.url=jdbc:mysql://web:{{Canary}}@database:3306/web
            spring.datasource.password={{Canary}}
        ---
        apiVersion: v1
        kind: Pod
        metadata: { name: web, labels: { app: web } }
        spec:
          containers:
            - name: web
              image: shop/web
              args: ["--token", "{{Canary}}", "--auth=http://u:{{Canary}}@auth:8080"]
              envFrom: [ { secretRef: { name: web } }, { secretRef: { name: encoded } }, { configMapRef: { name: web } } ]
        """;

    private const string Gateways = $$"""
        services:
          door:
            image: nginx
            volumes: [ "./door/nginx.conf:/etc/nginx/nginx.conf", "./door/haproxy.cfg:/usr/local/etc/haproxy/haproxy.cfg", "./door/Caddyfile:/etc/caddy/Caddyfile" ]
          kong: { image: kong, volumes: [ "./kong.yaml:/kong.yaml" ] }
          proxy:
            image: traefik
            labels: [ "traefik.http.middlewares.login.forwardauth.address=http://u:{{Canary}}@auth:80/?key={{Canary}}" ]
          auth:
            image: shop/auth
            labels: [ "traefik.http.routers.auth.middlewares=login", "traefik.http.middlewares.basic.basicauth.users=u:{{Canary}}" ]
        """;

    private const string Nginx = $$"""
        http {
          upstream pool { server u:{{Canary}}@auth:80; server auth:81; }
          server {
            proxy_set_header Authorization "Basic {{Canary}}";
            set $key {{Canary}};
            location / { proxy_pass http://u:{{Canary}}@auth:80/?key={{Canary}}; }
            location /pool { proxy_pass http://pool/{{Canary}}; }
          }
        }
        """;

    private const string HaProxy = $$"""
        frontend web
          default_backend auth
        backend auth
          http-request set-header Authorization "Bearer {{Canary}}"
          server auth u:{{Canary}}@auth:80 check
        userlist users
          user u password {{Canary}}
        """;

    private const string Caddy = $$"""
        shop.test {
          basic_auth { u {{Canary}} }
          reverse_proxy http://u:{{Canary}}@auth:80 { header_up X-Key {{Canary}} }
        }
        """;

    private const string Kong = $$"""
        _format_version: "3.0"
        services:
          - url: http://u:{{Canary}}@auth:80/{{Canary}}
            routes: [ { paths: [ / ] } ]
            plugins:
              - name: oauth2-introspection
                config: { introspection_url: "http://u:{{Canary}}@auth:80", authorization_value: "{{Canary}}" }
              - { name: pre-function, config: { access: [ "local token = '{{Canary}}' call('http://auth/?k={{Canary}}')" ] } }
        """;

    private static readonly string[] CommandLines =
    [
        "check", "check --verbose", "check --format json", "check --format sarif", "check --env production", "graph", "graph --format json",
        "graph --format dot", "graph --format mermaid", "graph --format graphml", "graph --explain web", "why web auth", "why database web",
        "callers auth", "doctor", "init",
    ];

    [Fact]
    public void A_password_is_in_no_output()
    {
        using var tree = Leaky();

        foreach (var line in CommandLines)
            Assert.DoesNotContain(Canary, tree.Run(line.Split(' ')).Both, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(Canary, File.ReadAllText(tree.Combine("depguard.yaml")), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void The_calls_beside_the_passwords_are_found()
    {
        using var tree = Leaky();

        var graph = tree.Run("graph").Out;

        foreach (var callee in (string[])["-> auth (sync", "-> database (data", "-> cache (data", "-> web (sync"])
            Assert.Contains(callee, graph);
    }

    [Theory]
    [InlineData($"services:\n  web:\n    image: a: {Canary}\n")]
    [InlineData($"services:\n  web: \"{Canary}\n")]
    [InlineData($"password: {Canary}\npassword: *{Canary}\n")]
    [InlineData($"{{{{ .Values.{Canary} }}}}\nkind: x\n")]
    [InlineData($"%{Canary}\n---\na: !<{Canary} b\n")]
    public void A_password_in_a_file_that_cannot_be_read_is_in_no_output(string text)
    {
        using var tree = Systems.Of(("compose.yaml", Systems.Healthy), ("k8s/app.yaml", text), ("src/appsettings.json", $"{{ \"Password\": \"{Canary}\", {Canary} }}"));

        foreach (var line in (string[])["check", "check --format json", "check --format sarif", "doctor"])
            Assert.DoesNotContain(Canary, tree.Run(line.Split(' ')).Both, StringComparison.OrdinalIgnoreCase);
    }

    private static TempTree Leaky() => Systems.Of(
        ("compose.yaml", Compose),
        ("k8s/app.yaml", Kubernetes),
        (".env", $"DB_PASSWORD={Canary}\n"),
        ("gateways/compose.yaml", Gateways),
        ("gateways/door/nginx.conf", Nginx),
        ("gateways/door/haproxy.cfg", HaProxy),
        ("gateways/door/Caddyfile", Caddy),
        ("gateways/kong.yaml", Kong),
        ("src/Web/ocelot.json", $"{{ \"Routes\": [ {{ \"DownstreamPathTemplate\": \"/\", \"DownstreamHostAndPorts\": [ {{ \"Host\": \"u:{Canary}@auth\" }} ] }} ], \"GlobalConfiguration\": {{ \"ServiceDiscoveryProvider\": {{ \"Host\": \"consul\", \"Token\": \"{Canary}\" }} }} }}"),
        ("src/Web/Web.csproj", "<Project Sdk=\"Microsoft.NET.Sdk.Web\" />"),
        ("src/Web/appsettings.json", $"{{ \"ConnectionStrings\": {{ \"Main\": \"Host=database;Password={Canary}\" }}, \"ApiKey\": \"{Canary}\" }}"));
}
