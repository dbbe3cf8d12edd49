namespace DepGuard.Analyzers.Tests.Rules.Graph;

public class AuthCallsDependentTests
{
    private const string Rule = "DPG1403";
    private const string Call = "await http.[|GetAsync|](\"http://accounts\");";
    private const string Unmarked = "await http.GetAsync(\"http://accounts\");";
    private const string Self = "depguard.service = auth";

    private static string Graph(string edge, string role = "auth") => $"depguard graph 1\nservice auth  hub roles={role}\nservice accounts\nservice web\n{edge}\n";

    [Theory]
    [InlineData("accounts -> auth  sync")]
    [InlineData("accounts -> auth  control")]
    public Task A_callee_that_authenticates_through_the_hub_is_reported(string edge) => GraphCase.Body(Rule, Call, Graph(edge), Self);

    [Theory]
    [InlineData("accounts -> auth  sync")]
    [InlineData("accounts -> auth  control")]
    public async Task The_other_rules_are_silent_then(string edge)
    {
        await GraphCase.Body("DPG1401", Unmarked, Graph(edge), Self);
        await GraphCase.Body("DPG1402", Unmarked, Graph(edge), Self);
    }

    [Theory]
    [InlineData("accounts -> auth  startup")]
    [InlineData("auth -> accounts  sync")]
    [InlineData("web -> auth  sync")]
    public Task Another_callee_is_left_alone(string edge) => GraphCase.Body(Rule, Unmarked, Graph(edge), Self);

    [Fact]
    public Task Another_role_is_left_alone() => GraphCase.Body(Rule, Unmarked, Graph("accounts -> auth  sync", "mail"), Self);

    [Fact]
    public async Task The_project_states_its_role()
    {
        await GraphCase.Body(Rule, Call, Graph("accounts -> auth  sync", "mail"), Self, "depguard.service_role = auth");
        await GraphCase.Body(Rule, Unmarked, Graph("accounts -> auth  sync"), Self, "depguard.service_role = mail");
    }
}
