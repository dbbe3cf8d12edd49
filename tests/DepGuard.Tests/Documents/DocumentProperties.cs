using CsCheck;
using DepGuard.Documents;
using DepGuard.Sources;
using Xunit;

namespace DepGuard.Tests.Documents;

/// <summary>Whatever a file holds, reading it ends, soon and without an exception.</summary>
public class DocumentProperties
{
    private static readonly string[] Pieces =
    [
        "a", "key", ":", ": ", "- ", "? ", "\n", "\n  ", "\n    ", "\r\n", "\t", "[", "]", "{", "}", ",", "&a ", "*a", "<<: ", "|", ">-", "\n---\n", "\n...\n",
        "%YAML 1.2\n", "!t ", "\"", "'", "\\", "\\u00", "#", " # ", "{{ .Values.x }}", "http://auth:80", "\uFEFF", "\0", "é", "\ud800", "//", "/*", "*/", "null", "1", "=", "!", "@", "`",
    ];

    private static readonly string[] Seeds =
    [
        "apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: web, namespace: shop}\nspec:\n  template:\n    metadata: {labels: {app: web}}\n    spec:\n      containers:\n        - name: web\n          image: acme/web\n          command: [sh, -c, \"until nc -z db 5432; do sleep 1; done\"]\n          envFrom: [{prefix: P_, configMapRef: {name: c}}]\n          env: [{name: A_URL, value: \"http://$(B):80\"}, {name: C, valueFrom: {configMapKeyRef: {name: c, key: k}}}]\n          volumeMounts: [{name: v, mountPath: /x.json, subPath: k.json}]\n      volumes: [{name: v, configMap: {name: c, items: [{key: k.json, path: k.json}]}}]\n---\napiVersion: v1\nkind: ConfigMap\nmetadata: {name: c}\ndata:\n  k: http://auth\n  k.json: |\n    {\"url\": \"http://auth:80\"}\n---\n{apiVersion: v1, kind: Service, metadata: {name: web}, spec: {selector: {app: web}, externalName: a.b, ports: [{port: 80}]}}\n",
        "apiVersion: networking.k8s.io/v1\nkind: Ingress\nmetadata: {name: i, annotations: {nginx.ingress.kubernetes.io/auth-url: \"http://auth/x\"}}\nspec:\n  ingressClassName: nginx\n  rules: [{host: a.b.test, http: {paths: [{path: /, backend: {service: {name: web}}}]}}]\n---\napiVersion: v1\nkind: List\nitems: [{apiVersion: v1, kind: Secret, metadata: {name: s}, data: {x: YQ==}}]\n---\nresources: [../base]\npatches: [{path: p.yaml}]\nkind: Component\n",
        "services:\n  web: {image: acme/web, environment: {A_URL: \"http://${B:-auth}:80\"}, depends_on: [auth], ports: [\"80:80\"]}\n  auth: &a {build: ./auth, links: [web]}\n  more: {<<: *a}\n",
        "{\"Services\": {\"Auth\": {\"Url\": \"http://auth\", \"Enabled\": false}}, \"ConnectionStrings\": {\"Db\": \"Server=tcp:db,1433;Database=x\"}}",
        "auth: {host: 127.0.0.1, port: 80}\nurl: jdbc:postgresql://db:5432/x\nspring: {profiles: \"!a | b\"}\n",
    ];

    private static readonly Gen<string> Piece = AnyOf(Pieces);

    private static readonly Gen<string> Random = Piece.Array[0, 60].Select(string.Concat);

    private static readonly Gen<string> Mutated = Gen.Select(AnyOf(Seeds), Gen.Select(Gen.Int[0, 5000], Gen.Int[0, 12], Piece).Array[1, 6]).Select(Mutate);

    [Fact]
    public void Readers_never_throw_on_random_text() => Gen.OneOf(Random, Mutated).Sample(text =>
    {
        foreach (var name in (string[])["a.yaml", "a.json", "a.properties"])
            _ = FileParser.Parse(new SourceFile(name, text), ScanLimits.Default);
    });

    [Fact]
    public void Places_lie_inside_the_text() => Gen.OneOf(Random, Mutated).Sample(text =>
    {
        var lines = text.Split('\n').Length;
        foreach (var problem in Texts.Yaml(text).Problems.Concat(Texts.Json(text).Problems))
            Assert.InRange(problem.At.Line, 1, lines + text.Count(letter => letter is '\r' or '\u0085' or '\u2028'));
    });

    [Fact]
    public void An_analysis_never_throws_and_ends() => Gen.Select(Mutated, Mutated, AnyOf([".yaml", ".json", ".properties"])).Sample(
        (one, other, extension) =>
        {
            var files = new[]
            {
                new SourceFile("k8s/app.yaml", one), new SourceFile("compose.yaml", other), new SourceFile("k8s/kustomization.yaml", other),
                new SourceFile($"auth/auth{extension}", other), new SourceFile("web/appsettings.json", one),
            };
            _ = Analysis.Run(new AnalysisRequest(SourceTree.Of(files)));
        },
        iter: 2_000);

    private static Gen<string> AnyOf(string[] texts) => Gen.Int[0, texts.Length - 1].Select(i => texts[i]);

    private static string Mutate(string seed, (int At, int Cut, string Piece)[] changes)
    {
        foreach (var (at, cut, piece) in changes)
        {
            var start = at % (seed.Length + 1);
            seed = seed[..start] + piece + seed[Math.Min(seed.Length, start + cut)..];
        }

        return seed;
    }
}
