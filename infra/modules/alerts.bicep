param name string
param location string

@description('Who gets a mail. Empty: nobody, and alerts are only shown in Azure.')
param email string

param workspaceId string
param componentId string
param webAppId string
param hostName string
param databaseId string

// docs/operations.md, "Alarms": what the log says. A test keeps the two one.
var lines = 'AppServiceConsoleLogs | extend line = parse_json(ResultDescription) | extend msg = tostring(line.msg), level = toint(line.level)'
var rules = [
  {
    name: 'error'
    title: 'Password Reset: an error that somebody has to act on'
    severity: 1
    window: 'PT5M'
    query: '${lines} | where level >= 50'
  }
  {
    name: 'order'
    title: 'Password Reset: a lockdown was ordered, or the approvals channel was set'
    severity: 2
    window: 'PT5M'
    query: '${lines} | where msg in (\'Lockdown ordered\', \'Approvals channel set\')'
  }
  {
    name: 'flood'
    title: 'Password Reset: too many connections'
    severity: 2
    window: 'PT5M'
    query: '${lines} | where msg startswith \'Too many connections\''
  }
  {
    name: 'audit'
    title: 'Password Reset: an owner said "This was not me", an account is not secured, or someone tries to get in'
    severity: 1
    window: 'PT5M'
    query: '${lines} | where msg == \'Audit alarm\''
  }
  {
    name: 'refusals'
    title: 'Password Reset: ten approvals were refused within 15 minutes'
    severity: 2
    window: 'PT15M'
    // A line with "more" stands for as many repeats.
    query: '${lines} | where msg == \'Approval refused\' | summarize tries = sum(coalesce(tolong(line.more), 1)) | where tries >= 10'
  }
]
var actionGroupIds = empty(email) ? [] : [
  people.id
]

resource people 'Microsoft.Insights/actionGroups@2023-01-01' = if (!empty(email)) {
  name: name
  location: 'global'
  properties: {
    groupShortName: 'PwReset'
    enabled: true
    emailReceivers: [
      {
        name: 'mail'
        emailAddress: email
        useCommonAlertSchema: true
      }
    ]
  }
}

resource said 'Microsoft.Insights/scheduledQueryRules@2023-12-01' = [for rule in rules: {
  name: '${name}-${rule.name}'
  location: location
  properties: {
    displayName: rule.title
    severity: rule.severity
    enabled: true
    scopes: [
      workspaceId
    ]
    // More often than the longer window, as what happens across its end counts too.
    evaluationFrequency: 'PT5M'
    windowSize: rule.window
    // The table exists only after the first line.
    skipQueryValidation: true
    criteria: {
      allOf: [
        {
          query: rule.query
          timeAggregation: 'Count'
          operator: 'GreaterThan'
          threshold: 0
          failingPeriods: {
            numberOfEvaluationPeriods: 1
            minFailingPeriodsToAlert: 1
          }
        }
      ]
    }
    autoMitigate: false
    actions: {
      actionGroups: actionGroupIds
    }
  }
}]

// A checkpoint of the audit trail comes every five minutes: without one, the bot doesn't run, can't write, or its clock stands still.
resource silent 'Microsoft.Insights/scheduledQueryRules@2023-12-01' = {
  name: '${name}-silent'
  location: location
  properties: {
    displayName: 'Password Reset: the audit trail was not signed for 15 minutes'
    severity: 1
    enabled: true
    scopes: [
      workspaceId
    ]
    evaluationFrequency: 'PT5M'
    windowSize: 'PT15M'
    skipQueryValidation: true
    criteria: {
      allOf: [
        {
          query: '${lines} | where msg == \'Audit trail signed\''
          timeAggregation: 'Count'
          operator: 'LessThan'
          threshold: 1
          failingPeriods: {
            numberOfEvaluationPeriods: 1
            minFailingPeriodsToAlert: 1
          }
        }
      ]
    }
    autoMitigate: true
    actions: {
      actionGroups: actionGroupIds
    }
  }
}

// Asks from outside, as Teams does: this also finds a certificate or a name that is wrong.
resource outside 'Microsoft.Insights/webtests@2022-06-15' = {
  name: '${name}-readyz'
  location: location
  tags: {
    'hidden-link:${componentId}': 'Resource'
  }
  properties: {
    SyntheticMonitorId: '${name}-readyz'
    Name: '${name}-readyz'
    Enabled: true
    Frequency: 300
    Timeout: 30
    Kind: 'standard'
    RetryEnabled: true
    Locations: [
      {
        Id: 'emea-nl-ams-azr'
      }
      {
        Id: 'emea-gb-db3-azr'
      }
      {
        Id: 'us-va-ash-azr'
      }
    ]
    Request: {
      RequestUrl: 'https://${hostName}/readyz'
      HttpVerb: 'GET'
    }
    ValidationRules: {
      ExpectedHttpStatusCode: 200
      SSLCheck: true
      SSLCertRemainingLifetimeCheck: 7
    }
  }
}

resource unreachable 'Microsoft.Insights/metricAlerts@2018-03-01' = {
  name: '${name}-unreachable'
  location: 'global'
  properties: {
    description: 'Password Reset: /readyz does not answer from two places'
    severity: 1
    enabled: true
    scopes: [
      outside.id
      componentId
    ]
    evaluationFrequency: 'PT1M'
    windowSize: 'PT5M'
    criteria: {
      'odata.type': 'Microsoft.Azure.Monitor.WebtestLocationAvailabilityCriteria'
      webTestId: outside.id
      componentId: componentId
      failedLocationCount: 2
    }
    actions: [for id in actionGroupIds: {
      actionGroupId: id
    }]
  }
}

resource full 'Microsoft.Insights/metricAlerts@2018-03-01' = {
  name: '${name}-disk'
  location: 'global'
  properties: {
    description: 'Password Reset: the disk of PostgreSQL is more than 85 % full'
    severity: 2
    enabled: true
    scopes: [
      databaseId
    ]
    evaluationFrequency: 'PT15M'
    windowSize: 'PT1H'
    criteria: {
      'odata.type': 'Microsoft.Azure.Monitor.SingleResourceMultipleMetricCriteria'
      allOf: [
        {
          criterionType: 'StaticThresholdCriterion'
          name: 'disk'
          metricName: 'storage_percent'
          operator: 'GreaterThan'
          threshold: 85
          timeAggregation: 'Average'
        }
      ]
    }
    actions: [for id in actionGroupIds: {
      actionGroupId: id
    }]
  }
}

// Whoever changes what runs, or how it is set, can do what the bot can.
resource changed 'Microsoft.Insights/activityLogAlerts@2020-10-01' = {
  name: '${name}-changed'
  location: 'global'
  properties: {
    description: 'Password Reset: the web app or its settings were changed'
    enabled: true
    scopes: [
      webAppId
    ]
    condition: {
      allOf: [
        {
          field: 'category'
          equals: 'Administrative'
        }
        {
          field: 'operationName'
          equals: 'Microsoft.Web/sites/config/write'
        }
      ]
    }
    actions: {
      actionGroups: [for id in actionGroupIds: {
        actionGroupId: id
      }]
    }
  }
}
