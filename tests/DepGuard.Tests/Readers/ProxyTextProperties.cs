using CsCheck;
using DepGuard.Documents;
using DepGuard.Readers;
using DepGuard.Readers.Caddy;
using DepGuard.Readers.HaProxy;
using DepGuard.Readers.Nginx;
using Xunit;

namespace DepGuard.Tests.Readers;

public class ProxyTextProperties
{
    private static readonly string[] Words =
    [
        "http", "server", "location", "/", "proxy_pass", "http://$a", "set", "$a", "$b", "${c}", "map", "upstream", "include", "x", "{", "}", ";", "#", "\"", "'", "\\",
        "\n", " ", "content_by_lua_block", "--", "frontend", "backend", "default_backend", "from", "defaults", "timeout",
    ];

    private static readonly Gen<string> Text = Gen.Int[0, Words.Length - 1].Select(index => Words[index]).Array[0, 60].Select(words => string.Join(' ', words));

    [Fact]
    public void No_text_makes_the_nginx_parser_throw() =>
        Text.Sample(text =>
        {
            var root = new NginxContext(null, NginxParser.Parse(text, new TextOrigin("nginx.conf"), 128).Directives);
            _ = new NginxRoutes(new Facts.Reference("door", "gateway:."), root, isStream: false, isService: null).Read().Count();
        });

    [Fact]
    public void No_text_makes_the_HAProxy_parser_throw() =>
        Text.Sample(text =>
        {
            var sections = new HaProxyParser(_ => null).Parse([new MountedText("haproxy.cfg", text, new TextOrigin("haproxy.cfg"))]);
            _ = new HaProxyRoutes(new Facts.Reference("door", "gateway:."), sections, _ => [], isDeclared: true).Read().Count();
        });

    [Fact]
    public void No_text_makes_the_Caddyfile_parser_throw() =>
        Text.Sample(text =>
        {
            var lines = CaddyParser.Parse(text.Replace("proxy_pass", "reverse_proxy", StringComparison.Ordinal), new TextOrigin("Caddyfile"), _ => null, 128);
            _ = CaddyRoutes.Read(new Facts.Reference("door", "gateway:."), lines, isDeclared: true).Count();
        });

    [Fact]
    public void Places_of_words_lie_where_they_stand()
    {
        var (directives, _) = NginxParser.Parse("http {\n  set $x 'a b';  # note\n}\n", new TextOrigin("nginx.conf"), 128);

        var set = directives[0].Block![0];
        Assert.Equal("a b", set.Arguments[1].Text);
        Assert.Equal((2, 10, 15), (set.Arguments[1].At.Line, set.Arguments[1].At.Column, set.Arguments[1].At.EndColumn));
    }

    [Fact]
    public void Variables_that_stand_for_each_other_have_no_value()
    {
        var (directives, _) = NginxParser.Parse("set $a $b$b; set $b $a$a; set $a x$a;", new TextOrigin("nginx.conf"), 128);

        Assert.Empty(new NginxContext(null, directives).Expand("$a"));
    }

    [Fact]
    public void Blocks_that_nest_too_deep_are_a_problem()
    {
        var text = string.Concat(Enumerable.Repeat("location / { ", 10_000));

        Assert.NotNull(NginxParser.Parse(text, new TextOrigin("nginx.conf"), 128).Problem);
    }
}
