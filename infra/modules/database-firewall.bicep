param serverName string

@description('The only addresses that may connect: those that the web app calls from.')
param addresses array

resource server 'Microsoft.DBforPostgreSQL/flexibleServers@2024-08-01' existing = {
  name: serverName
}

@batchSize(1)
resource rules 'Microsoft.DBforPostgreSQL/flexibleServers/firewallRules@2024-08-01' = [for (address, n) in addresses: {
  parent: server
  name: 'web-app-${n}'
  properties: {
    startIpAddress: address
    endIpAddress: address
  }
}]
